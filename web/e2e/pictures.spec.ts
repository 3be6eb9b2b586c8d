// Charts, map and network: what they show is what the server counts, and what
// they offer to a mouse a keyboard can do too.
import { expect, settled, test } from './test'

test('the chart has the counts, and a stretch of it can be chosen', async ({ page, server }) => {
  await page.goto('/timeline')
  await settled(page)
  await expect(page.locator('.plot canvas').first()).toBeVisible()
  await page.getByText('The figures as a table').click()
  const want = await server.get<{ groups: { events: number; keys: string[] }[] }>('/counts?by=month')
  await expect(page.locator('tbody tr')).toHaveCount(want.groups.filter((g) => /^\d{4}-\d\d$/.test(g.keys[0] ?? '')).length)
  const box = await page.locator('.plot canvas').first().boundingBox()
  if (!box) throw new Error('no chart')
  await page.mouse.move(box.x + box.width * 0.6, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.9, box.y + 60, { steps: 6 })
  await page.mouse.up()
  await expect(page).toHaveURL(/time=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d/)
  await page.getByRole('link', { name: 'year', exact: true }).click()
  await expect(page).toHaveURL(/by=year/)
  await settled(page)
  // A bar leads to its events, and so does its row of the table.
  const bars = await page.locator('.plot canvas').first().boundingBox()
  if (!bars) throw new Error('no chart')
  await page.mouse.click(bars.x + bars.width * 0.6, bars.y + 80)
  await expect(page).toHaveURL(/\/register\?.*time=\d{4}(&|$)/)
  await expect(page.locator('main tbody').first()).toBeVisible()
})

test('a dyad is chosen and drawn', async ({ page, watch }) => {
  await page.goto('/relations')
  await settled(page)
  await page.getByLabel('One side').fill('ESP')
  await page.getByLabel('Other side').fill('MAR')
  await page.getByRole('form', { name: 'Pair' }).getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/dyad=ESP-MAR/)
  await expect(page.locator('h1')).toContainText('Spain – Morocco')
  await expect(page.locator('.plot canvas').first()).toBeVisible()
  await expect(page.locator('article.line').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Who accuses whom' })).toBeVisible()
  // A part that fails leaves the others.
  await page.route('**/api/v1/claims?*', (r) => r.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify({ title: 'no', status: 422, detail: 'a test broke it' }) }))
  watch.refusals = true
  await page.reload()
  await expect(page.getByRole('region', { name: 'Who accuses whom' }).getByRole('alert').first()).toContainText('a test broke it')
  await expect(page.locator('article.line').first()).toBeVisible()
})

test('the network stays within its frame and leads to the register', async ({ page }) => {
  await page.goto('/network')
  await settled(page)
  const svg = page.locator('svg[aria-label="Network"]')
  const frame = await svg.boundingBox()
  if (!frame) throw new Error('no network')
  for (const c of await svg.locator('circle').all()) {
    const b = await c.boundingBox()
    if (!b) throw new Error('a node without a place')
    expect(b.x).toBeGreaterThanOrEqual(frame.x - 1)
    expect(b.x + b.width).toBeLessThanOrEqual(frame.x + frame.width + 1)
    expect(b.y).toBeGreaterThanOrEqual(frame.y - 1)
    expect(b.y + b.height).toBeLessThanOrEqual(frame.y + frame.height + 1)
  }
  await svg.getByRole('link', { name: /^Iraq/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/register\?party=IRQ/)
  await expect(page.locator('tbody tr').first()).toBeVisible()
})

test('the map has each place once', async ({ page, server }) => {
  await page.goto('/map')
  await settled(page)
  const want = await server.get<{ places: { name: string; name_en?: string }[] }>('/places?limit=500')
  await expect(page.getByRole('region', { name: 'The places as a table' }).locator('tbody tr')).toHaveCount(Math.min(200, want.places.length))
  await page.getByRole('button', { name: 'Closer' }).click()
  await page.getByRole('button', { name: 'the whole world' }).click()
  await expect(page.locator('svg[aria-label="Map"] circle')).toHaveCount(want.places.length)
  await page.locator('svg[aria-label="Map"] a').first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/register\?place=/)
  await expect(page.locator('main tbody').first()).toBeVisible()
})

test('an actor says, does, and is said to do', async ({ page }) => {
  await page.goto('/actors')
  await settled(page)
  await page.getByLabel('Name or code').fill('الاتحاد الأوروبي')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /European Union/ }).first().click()
  await expect(page.locator('h1')).toHaveText('European Union')
  for (const side of ['Does', 'Is done to', 'Says', 'Is said to do']) await expect(page.getByRole('heading', { name: side })).toBeVisible()
})
