import { readFileSync } from 'node:fs'
import { expect, settled, test } from './test'

interface Answer {
  items: { id: string; type: string; realis: string }[]
}

test('filters narrow the table, live in the address, and go away', async ({ page, server }) => {
  await page.goto('/register')
  await settled(page)
  const form = page.getByRole('form', { name: 'Filters' })
  await form.getByLabel('Type').selectOption('ASSAULT')
  await expect(page).toHaveURL(/type=ASSAULT/)
  const want = await server.get<Answer>('/events?type=ASSAULT&limit=50')
  await expect(page.locator('main tbody')).toHaveCount(want.items.length)

  await form.getByLabel('Words of the sentence').fill('السوق')
  await form.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/text=/)
  const fewer = await server.get<Answer>(`/events?type=ASSAULT&limit=50&text=${encodeURIComponent('السوق')}`)
  expect(fewer.items.length).toBeGreaterThan(0)
  expect(fewer.items.length).toBeLessThan(want.items.length)
  await expect(page.locator('main tbody')).toHaveCount(fewer.items.length)

  // The address alone gives the same.
  await page.goto(page.url())
  await settled(page)
  await expect(page.locator('main tbody')).toHaveCount(fewer.items.length)

  await page.getByRole('link', { name: /Remove filter Words of the sentence/ }).click()
  await expect(page.locator('main tbody')).toHaveCount(want.items.length)
})

test('facets narrow and widen', async ({ page, server }) => {
  await page.goto('/register')
  await settled(page)
  const facets = page.getByRole('region', { name: 'Narrow by' })
  for (const name of ['Told as', 'Standing']) await facets.getByText(name, { exact: true }).click()
  await facets.getByRole('link', { name: /denied/ }).or(facets.locator('a', { hasText: 'planned' })).first().click()
  await expect(page).toHaveURL(/realis=future|claim=denied/)
  const q = new URL(page.url()).search
  const want = await server.get<Answer>(`/events${q}&limit=50`)
  await expect(page.locator('main tbody')).toHaveCount(want.items.length)
  await facets.locator('a[aria-current]').first().click()
  await expect(page).not.toHaveURL(/realis=|claim=/)
})

test('a filter that cannot be read is told', async ({ page, watch }) => {
  watch.refusals = true
  await page.goto('/register?time=whenever')
  await expect(page.getByRole('alert')).toContainText('whenever')
})

test('what is seen is exported, with the filters', async ({ page, server }) => {
  await page.goto('/register?type=CONSULT')
  await settled(page)
  await page.getByRole('button', { name: 'Export what is seen' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export as csv' }).click()])
  const text = readFileSync(await file.path(), 'utf8')
  const want = await server.get<Answer>('/events?type=CONSULT&limit=200')
  for (const e of want.items) expect(text).toContain(e.id)
  expect(text.split('\n')[0]).toContain('id,doc_id')
  expect(text).not.toContain('ASSAULT')
})

test('more is put below, and no event comes twice', async ({ page }) => {
  await page.goto('/register')
  await settled(page)
  await expect(page.locator('main tbody')).toHaveCount(50)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(page.locator('main tbody')).toHaveCount(100)
  const links = await page.locator('tbody .words a').evaluateAll((l) => l.map((a) => a.getAttribute('href')))
  expect(new Set(links).size).toBe(100)
})

test('the order is chosen', async ({ page }) => {
  await page.goto('/register')
  await settled(page)
  const first = await page.locator('main tbody').first().textContent()
  await page.getByLabel('Order').selectOption('-day')
  await expect(page).toHaveURL(/sort=-day/)
  await expect(page.locator('main tbody').first()).not.toHaveText(first ?? '')
})
