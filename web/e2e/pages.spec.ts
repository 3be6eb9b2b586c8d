// Every page, in both languages and directions, wide and narrow, light and dark.
import { accessible, expect, paths, settled, test } from './test'

for (const lang of ['ar', 'en'] as const) {
  for (const path of paths) {
    test(`${path} in ${lang}`, async ({ page }) => {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
      await settled(page)
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.locator('html')).toHaveAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr')
      // One h1, and no key of the dictionary where its words should be.
      await expect(page.locator('h1')).toHaveCount(1)
      expect(await page.locator('body').innerText()).not.toMatch(/\b(f|ft|n|key|sort|paste|story|claim|plan|feeds?|decisions?|decided|problem|map)_[a-z_]+\b|undefined|\[object/)
      await expect(page.locator('main [role=alert]')).toHaveCount(0)
      await accessible(page)

      // Narrow: nothing pushes the page wide.
      await page.setViewportSize({ width: 375, height: 720 })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(wide, 'pixels that the page is too wide').toBeLessThanOrEqual(0)
      await accessible(page)
    })
  }
}

for (const path of paths) {
  test(`${path} dark`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(path)
    await settled(page)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await accessible(page)
  })
}

test('on paper all is light, also where the screen is dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/claims')
  await settled(page)
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  expect(await ground()).not.toBe('rgb(255, 255, 255)')
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  await expect.poll(ground).toBe('rgb(255, 255, 255)')
  await expect(page.locator('header')).toBeHidden()
  await accessible(page)
})

test('an address that leads nowhere says so', async ({ page }) => {
  await page.goto('/nowhere/at/all')
  await expect(page.locator('h1')).toHaveText('There is no such page')
  await accessible(page)
})

test('the language is switched, and remembered', async ({ page }) => {
  await page.goto('/')
  await settled(page)
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await page.getByRole('button', { name: 'العربية' }).click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('h1')).toContainText('اليوم')
  await page.reload()
  await expect(page.locator('h1')).toContainText('اليوم')
  await page.goto('/register?lang=en')
  await expect(page.locator('h1')).toHaveText('Register')
})

test('digits are Latin in Arabic unless asked otherwise', async ({ page }) => {
  await page.goto('/?lang=ar')
  await settled(page)
  await expect(page.locator('h1')).toContainText(/\d{4}/)
  await page.getByRole('button', { name: 'الإعدادات' }).click()
  await page.getByRole('radio', { name: '٠١٢٣' }).check()
  await expect(page.locator('h1')).toContainText(/[٠-٩]{4}/)
})

test('colours are switched, and remembered', async ({ page }) => {
  await page.goto('/')
  await settled(page)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: 'dark' }).check()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the keyboard reaches the content past the menu', async ({ page }) => {
  await page.goto('/')
  await settled(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => !!document.activeElement?.closest('main'))).toBe(true)
})

test('links change the page without loading it again, and the way back works', async ({ page }) => {
  await page.goto('/')
  await settled(page)
  await page.evaluate(() => ((window as unknown as { kept: boolean }).kept = true))
  await page.getByRole('navigation').getByRole('link', { name: 'Register' }).click()
  await expect(page.locator('h1')).toHaveText('Register')
  await expect(page).toHaveTitle(/Register/)
  await page.goBack()
  await expect(page.locator('h1')).toContainText('Today')
  expect(await page.evaluate(() => (window as unknown as { kept: boolean }).kept)).toBe(true)
})

test('the menu of narrow windows opens, and goes with the choice', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 720 })
  await page.goto('/')
  await settled(page)
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Claims' }).click()
  await expect(page.locator('h1')).toHaveText('Claims')
  await expect(page.getByRole('dialog')).toBeHidden()
})
