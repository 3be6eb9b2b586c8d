// Articles that mean harm can do nothing: no script of theirs runs, nothing is
// loaded from elsewhere (test.ts watches), and they are seen as text.
import { attacks, page as hostilePage } from './hostile'
import { expect, settled, test } from './test'

const lead = 'اتهمت بغداد أنقرة بقصف قرية حدودية، ونفت أنقرة ذلك.\n\n'

async function harmless(page: import('@playwright/test').Page): Promise<void> {
  const state = await page.evaluate(() => ({
    title: document.title,
    made: document.querySelectorAll('main script, main iframe, main style, main link, main object, main embed, main base, main img, main [onerror], main [onload], main [onclick], main [onfocus]').length,
    links: [...document.querySelectorAll('a')].map((a) => a.getAttribute('href') ?? '').filter((h) => /^\s*(javascript|data|vbscript):/i.test(h)),
    base: document.baseURI.startsWith(location.origin),
    polluted: 'harm' in {},
  }))
  expect(state.title).not.toContain('harm')
  expect(state.made).toBe(0)
  expect(state.links).toEqual([])
  expect(state.base).toBe(true)
  expect(state.polluted).toBe(false)
}

for (const attack of attacks) {
  test(`pasted: ${attack.name}`, async ({ page }) => {
    await page.goto('/paste')
    await settled(page)
    // Text that begins like HTML would be taken for it; so it begins with words.
    await page.getByLabel('Text or HTML of the article').fill(lead + attack.text)
    await page.getByLabel('Language').selectOption('ar')
    for (const [label, key] of [['Title', 'title'], ['Publisher', 'publisher']] as const) {
      if (attack.fields?.[key]) await page.getByLabel(label, { exact: true }).fill(attack.fields[key])
    }
    await page.getByRole('button', { name: 'Code it' }).click()
    await expect(page.locator('.text')).toBeVisible({ timeout: 30_000 })
    if (attack.shown) await expect(page.locator('.text')).toContainText(attack.shown)
    await harmless(page)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide, 'pixels that the page is too wide').toBeLessThanOrEqual(0)
  })
}

test('a hostile page, pasted as HTML', async ({ page }) => {
  await page.goto('/paste')
  await settled(page)
  await page.getByLabel('Text or HTML of the article').fill(hostilePage)
  await page.getByRole('button', { name: 'Code it' }).click()
  await expect(page.locator('.text')).toContainText('ضبط النفس')
  await harmless(page)
})

test('kept in the register, they harm no page that shows them', async ({ page, server }) => {
  const numbers: number[] = []
  for (const [i, a] of attacks.entries()) {
    const kept = (await server.post('/documents', { id: `hostile-${i}`, lang: 'ar', text: lead + a.text, published: '2024-05-14', title: `<b onmouseover=alert(1)>${i}</b>`, publisher: '<script>alert(1)</script>', ...a.fields })) as { documents: { number: number }[] }
    const n = kept.documents[0]?.number
    if (n) numbers.push(n)
  }
  expect(numbers.length).toBe(attacks.length)
  for (const n of numbers) {
    await page.goto(`/article/${n}`)
    await settled(page)
    await page.keyboard.press('j')
    await page.keyboard.press('w')
    await expect(page.locator('.record')).toBeVisible()
    await harmless(page)
  }
  for (const path of ['/', '/register?sort=added', '/documents', '/claims', '/stories', '/search?q=%D8%A7%D8%AA%D9%87%D9%85%D8%AA']) {
    await page.goto(path)
    await settled(page)
    await expect(page.locator('main')).toContainText('<')
    await harmless(page)
  }
})

test('addresses that mean harm', async ({ page, watch }) => {
  watch.refusals = true
  for (const path of [
    '/register?text=%3Cscript%3Ealert(1)%3C/script%3E',
    '/search?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
    '/login?back=//evil.example/',
    '/login?back=javascript:alert(1)',
    '/stories/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/article/..%2f..%2fetc%2fpasswd',
    '/article/1?event=%22%5D%3Cimg%20src=x%20onerror=alert(1)%3E',
    '/?lang=%3Cscript%3E',
  ]) {
    await page.goto(path)
    await expect(page.locator('main h1, main [role=alert]').first()).toBeVisible()
    await harmless(page)
  }
})

const sentence = 'اتهمت بغداد أنقرة بقصف قرية حدودية، ونفت أنقرة ذلك.\n\n'
const file = (times: number) => ({ name: 'text.txt', mimeType: 'text/plain', buffer: Buffer.from(sentence.repeat(times)) })

test('a file of ten megabytes is refused with words', async ({ page }) => {
  await page.goto('/paste')
  await settled(page)
  await page.locator('input[type=file]').setInputFiles(file(115_000))
  await expect(page.getByRole('alert')).toContainText('10.')
})

test('a file with thousands of events is coded and drawn in parts', async ({ page }) => {
  await page.goto('/paste')
  await settled(page)
  await page.locator('input[type=file]').setInputFiles(file(2_000))
  await expect(page.locator('.text')).toBeVisible({ timeout: 55_000 })
  expect(await page.locator('.text .block').count()).toBeLessThan(1000)
  await page.keyboard.press('j')
  await expect(page.locator('.record')).toBeVisible()
  await harmless(page)
})
