// A register that asks who one is: nothing is seen before signing in, and a
// reader is not offered what he may not do.
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test as base } from '@playwright/test'
import { serve, type Served } from './server'

const bin = process.env.SIJIL ?? resolve(import.meta.dirname, '../../bin/sijil')
const password = 'a long enough phrase of words'

const test = base.extend<object, { server: Served }>({
  server: [
    async ({}, use) => {
      const store = join(mkdtempSync(join(tmpdir(), 'sijil-web-')), 'register.db')
      execFileSync(bin, ['add', '--store', store, resolve(import.meta.dirname, '../../samples/ar/02-air-strike.txt')], { stdio: 'ignore' })
      for (const [name, role] of [['huda', 'analyst'], ['sami', 'reader']] as const) execFileSync(bin, ['user', 'add', name, '--role', role, '--store', store], { input: `${password}\n`, stdio: ['pipe', 'ignore', 'inherit'] })
      const s = await serve(false, ['--store', store])
      await use(s)
      await s.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
})

async function signIn(page: import('@playwright/test').Page, user: string, word: string): Promise<void> {
  await page.getByLabel('Name').fill(user)
  await page.getByLabel('Password').fill(word)
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click()
}

test('who is not signed in is asked, and gets where he wanted to go', async ({ page }) => {
  await page.goto('/article/1')
  await expect(page.locator('h1')).toHaveText('Log in')
  await signIn(page, 'huda', 'wrong')
  await expect(page.getByRole('alert')).toContainText('do not go together')
  await signIn(page, 'huda', password)
  await expect(page).toHaveURL(/\/article\/1/)
  await expect(page.locator('.text')).toBeVisible()

  // The cookie alone changes nothing; the page sends what goes with it.
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await expect(page.locator('.chosen .chip', { hasText: 'accepted' })).toBeVisible()
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(await page.evaluate(async () => (await fetch('/api/v1/corrections', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })).status)).toBe(403)

  await page.goto('/login')
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.goto('/register')
  await expect(page.locator('h1')).toHaveText('Log in')
})

test('a reader reads, and is offered no corrections', async ({ page }) => {
  await page.goto('/article/1')
  await signIn(page, 'sami', password)
  await expect(page.locator('.text')).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j') // the first was accepted above
  await expect(page.getByText(/^Event 2 of/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Accept' })).toHaveCount(0)
  await page.keyboard.press('a')
  await expect(page.locator('.chosen .chip', { hasText: 'accepted' })).toHaveCount(0)
})
