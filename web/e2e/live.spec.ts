import { accessible, expect, paths, settled, test } from './test'

test.use({ samples: false })

for (const path of paths.filter((p) => !/article|actor\//.test(p))) {
  test(`${path} of an empty register`, async ({ page }) => {
    await page.goto(path)
    await settled(page)
    await expect(page.locator('main [role=alert]')).toHaveCount(0)
    await accessible(page)
  })
}

test('an empty register offers the samples, and shows them', async ({ page }) => {
  await page.goto('/')
  await settled(page)
  await expect(page.locator('main')).toContainText('The register is empty')
  await page.getByRole('button', { name: 'Load the samples' }).click()
  await expect(page.locator('article.line').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('heading', { name: 'Newest events' })).toBeVisible()
})

test('what is added elsewhere shows itself', async ({ page, server }) => {
  await page.goto('/')
  await settled(page)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await expect(page.locator('main')).not.toContainText('كوبنهاغن')
  await server.post('/documents', { id: 'live-1', text: 'زار وزير الخارجية المصري كوبنهاغن يوم الثلاثاء والتقى نظيره الدنماركي.', published: '2024-05-15', publisher: 'صحيفة التجربة' })
  await expect(page.locator('article.line').first()).toContainText('كوبنهاغن', { timeout: 20_000 })
})

test('a text is pasted, coded, kept and found', async ({ page }) => {
  await page.goto('/paste')
  await settled(page)
  await page.getByRole('button', { name: 'Code it' }).click()
  await expect(page.getByRole('alert')).toContainText('Paste a text first')
  await page.getByRole('button', { name: 'Use an example' }).click()
  await page.getByRole('button', { name: 'Code it' }).click()
  await expect(page.locator('.text [data-event]').first()).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.locator('.record')).toBeVisible()
  await page.getByRole('button', { name: 'Keep it in the register' }).click()
  await page.getByRole('link', { name: /It is in the register/ }).click()
  await expect(page).toHaveURL(/\/article\/\d+/)
  await settled(page)
  await expect(page.locator('.text')).toContainText('ضبط النفس')
})

test('a server that is gone is told', async ({ page, watch }) => {
  await page.goto('/register')
  await settled(page)
  await page.route('**/api/v1/events*', (r) => r.abort())
  await page.getByLabel('Order').selectOption('score')
  await expect(page.getByRole('alert')).toContainText('does not answer')
  await page.unroute('**/api/v1/events*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('main tbody').first()).toBeVisible()
  watch.errors = watch.errors.filter((e) => !/ERR_FAILED/.test(e))
})
