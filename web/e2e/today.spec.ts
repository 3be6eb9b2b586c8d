import { expect, settled, test } from './test'

test('a part of Today that fails says so alone, and can be asked again', async ({ page, server, watch }) => {
  watch.refusals = true
  let broken = true
  await page.route('**/api/v1/claims?*', (r) =>
    broken ? r.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Unprocessable', status: 422, detail: 'a test broke it' }) }) : r.continue(),
  )
  await page.goto('/')
  await settled(page)
  const accusing = page.getByRole('region', { name: 'Who accuses whom' })
  await expect(accusing.getByRole('alert')).toContainText('a test broke it')
  await expect(page.getByRole('region', { name: 'Newest events' }).locator('article.line').first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'On the agenda' }).getByRole('alert')).toHaveCount(0)
  broken = false
  await accusing.getByRole('button', { name: 'Try again' }).click()
  await expect(accusing.getByRole('alert')).toHaveCount(0)
  const want = await server.get<{ items: unknown[] }>('/claims?status=open&limit=6')
  await expect(accusing.locator('.claim')).toHaveCount(want.items.length)
})
