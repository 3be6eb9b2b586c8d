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

// Where the middle of a place is on the screen.
async function placed(page: import('@playwright/test').Page, name: string): Promise<{ x: number; y: number }> {
  const b = await page.locator(`svg a[aria-label^="${name}"] circle`).boundingBox()
  if (!b) throw new Error(`${name} is not drawn`)
  return { x: b.x + b.width / 2, y: b.y + b.height / 2 }
}

test('the map is moved by mouse and keyboard, and a click that ends it opens nothing', async ({ page }) => {
  await page.goto('/map')
  await settled(page)
  const svg = page.locator('svg[aria-label="Map"]')
  const name = ((await svg.locator('a').first().getAttribute('aria-label')) ?? '').split(':')[0] ?? ''
  const from = await placed(page, name)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 40, from.y + 25, { steps: 5 })
  await page.mouse.up()
  await expect(page).toHaveURL(/\/map$/)
  await expect.poll(async () => Math.abs((await placed(page, name)).x - from.x - 40)).toBeLessThan(6)
  // The next click is one.
  await svg.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await placed(page, name)).x - from.x).toBeLessThan(0)
  const before = await svg.locator('.land').getAttribute('d')
  await page.keyboard.press('+')
  await expect(svg.locator('.land')).not.toHaveAttribute('d', before ?? '')
  await page.keyboard.press('0')
  await expect.poll(async () => Math.abs((await placed(page, name)).x - from.x)).toBeLessThan(2)
  const at = await placed(page, name)
  await page.mouse.click(at.x, at.y)
  await expect(page).toHaveURL(/\/register\?place=/)
})

for (const path of ['/map', '/network']) {
  test(`${path} is moved by a finger, and two bring it closer`, async ({ browser, server }) => {
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 800 }, baseURL: server.url })
    const page = await context.newPage()
    await page.goto(path)
    await settled(page)
    const svg = page.locator('svg[role=group]')
    await svg.scrollIntoViewIfNeeded()
    const box = await svg.boundingBox()
    if (!box) throw new Error('no drawing')
    const touch = await context.newCDPSession(page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x: box.x + x, y: box.y + y, id })) })
    const spots = async (): Promise<{ x: number; y: number }[]> =>
      svg.locator('circle').evaluateAll((list) => list.map((c) => ({ x: Number(c.getAttribute('cx')), y: Number(c.getAttribute('cy')) })))
    const scrolled = await page.evaluate(() => scrollY)
    const a = await spots()
    await send('touchStart', [150, 150])
    for (let i = 1; i <= 6; i++) await send('touchMove', [150 + 5 * i, 150 + 4 * i])
    await send('touchEnd')
    const b = await spots()
    expect(b).not.toEqual(a)
    expect(await page.evaluate(() => scrollY), 'the page does not scroll').toBe(scrolled)
    await expect(page).toHaveURL(new RegExp(`${path}$`))
    await send('touchStart', [120, 150], [200, 150])
    for (let i = 1; i <= 8; i++) await send('touchMove', [120 - 5 * i, 150], [200 + 5 * i, 150])
    await send('touchEnd')
    const c = await spots()
    const spread = (list: { x: number }[]): number => Math.max(...list.map((p) => p.x)) - Math.min(...list.map((p) => p.x))
    if (path === '/network') expect(spread(c)).toBeGreaterThan(spread(b) * 1.5)
    else expect(c).not.toEqual(b)
    await context.close()
  })
}
