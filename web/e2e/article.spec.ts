import { expect, settled, test } from './test'

interface Doc {
  text: string
  events: { id: string; trigger: { text: string } }[]
}

test('the words of every event are marked where they stand', async ({ page, server }) => {
  const doc = await server.get<Doc>('/documents/2')
  await page.goto('/article/2')
  await settled(page)
  expect(doc.events.length).toBeGreaterThan(5)
  const marked = await page.locator('.text [data-event]').evaluateAll((list) => {
    const out: Record<string, string> = {}
    for (const e of list) out[e.getAttribute('data-event') ?? ''] = (out[e.getAttribute('data-event') ?? ''] ?? '') + (e.textContent ?? '')
    return out
  })
  for (const [id, words] of Object.entries(marked)) {
    expect(words).toBe(doc.events.find((e) => e.id === id)?.trigger.text)
  }
  expect(Object.keys(marked).length).toBeGreaterThan(5)
})

test('keys go through the events; the address follows', async ({ page }) => {
  await page.goto('/article/2')
  await settled(page)
  await page.keyboard.press('j')
  await expect(page.getByText(/^Event 1 of/)).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByText(/^Event 2 of/)).toBeVisible()
  await page.keyboard.press('k')
  await expect(page.getByText(/^Event 1 of/)).toBeVisible()
  await expect(page).toHaveURL(/event=[0-9a-f]{16}/)
  await page.reload()
  await expect(page.getByText(/^Event 1 of/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/event=/)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('next event')
  await page.keyboard.press('Escape')
})

test('choosing marked words lights the sentence and opens the record', async ({ page }) => {
  await page.goto('/article/2')
  await settled(page)
  const word = page.locator('.text [data-event]').nth(2)
  await word.click()
  await expect(word).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('.text .lit.trigger')).toHaveText((await word.textContent()) ?? '')
  await expect(page.locator('.text .lit.sentence').first()).toBeVisible()
  const record = page.getByRole('complementary', { name: 'What was coded' })
  await expect(record).toContainText('Class')
  await record.getByRole('button', { name: 'Why so?' }).click()
  await expect(record.getByRole('region', { name: 'Why it was coded so' })).toContainText('frame')
})

test('an event is accepted, corrected and rejected', async ({ page }) => {
  await page.goto('/article/3')
  await settled(page)
  const record = page.getByRole('complementary', { name: 'What was coded' })
  const box = record.locator('.chosen')
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await expect(box.locator('.chip', { hasText: 'accepted' })).toBeVisible()
  await page.locator('.place').getByRole('button', { name: 'Undo' }).click()
  await expect(box.locator('.chip', { hasText: 'accepted' })).toHaveCount(0)
  await page.keyboard.press('a')
  await expect(box.locator('.chip', { hasText: 'accepted' })).toBeVisible()

  await page.keyboard.press('j')
  await page.keyboard.press('e')
  const form = page.getByRole('form', { name: 'Correct the event' })
  await form.getByLabel('Type').selectOption('THREATEN')
  await form.getByLabel('Mode').selectOption('violence')
  await form.getByLabel(/^Told as/).selectOption('future')
  await form.getByLabel('Note').fill('a test')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toBeHidden()
  await expect(page.locator('.pick', { hasText: 'Threatens violence' }).locator('.chip', { hasText: 'corrected' })).toBeAttached()
  await page.reload()
  await settled(page)
  await expect(page.locator('.pick', { hasText: 'Threatens violence' })).toBeAttached()
})

test('a date that cannot be read is told, and nothing is lost of the form', async ({ page, watch }) => {
  watch.refusals = true
  await page.goto('/article/4')
  await settled(page)
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  const form = page.getByRole('form', { name: 'Correct the event' })
  await form.getByLabel('When').fill('sometime')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByRole('alert')).toContainText('sometime')
  await expect(form.getByLabel('When')).toHaveValue('sometime')
})

test('an article with thousands of events stays quick', async ({ page, server }) => {
  const towns = ['دمشق', 'بغداد', 'عمان', 'بيروت', 'القاهرة', 'تونس', 'الرباط', 'الجزائر']
  const text = Array.from({ length: 2500 }, (_, i) => `زار وزير الخارجية الفرنسي ${towns[i % towns.length]} يوم ${1 + (i % 28)} مايو والتقى نظيره هناك، المرة ${i + 1}.`).join('\n\n')
  const added = (await server.post('/documents', { id: 'long', text, published: '2024-05-30' })) as { documents: { number: number }[] }
  const number = added.documents[0]?.number ?? 0
  const all = (await server.get<Doc>(`/documents/${number}`)).events.length
  expect(all).toBeGreaterThan(2000)
  await page.goto(`/article/${number}`)
  await settled(page)
  await expect(page.getByText(`${all.toLocaleString('en-GB')} events`)).toBeVisible()
  const drawn = async (): Promise<number> => page.locator('.text .block').count()
  expect(await drawn()).toBeLessThan(500)
  // To the last event, and on from there.
  await page.keyboard.press('k')
  await expect(page.getByText(/^Event 2,\d{3} of|^Event \d,\d{3} of/)).toBeVisible()
  await expect(page.locator('.text .lit.trigger')).toBeInViewport()
  expect(await drawn()).toBeLessThan(500)
  const begun = Date.now()
  for (let i = 0; i < 5; i++) await page.keyboard.press('k')
  await expect(page.locator('.text .lit.trigger')).toBeInViewport()
  expect(Date.now() - begun, 'ms for five events').toBeLessThan(5_000)
  await page.getByRole('button', { name: 'Show what stands before' }).click()
  expect(await drawn()).toBeGreaterThan(200)
})
