// What every test of the page has: a server with the samples, one for each file
// of tests, and a watch over what a page must never do.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test as base, expect, type Page } from '@playwright/test'
import { serve, type Served } from './server'

export { expect } from '@playwright/test'

export interface Watch {
  errors: string[] // of the console and of scripts
  outside: string[] // requests to elsewhere
  dialogs: string[]
  refusals: boolean // whether the server may say no (4xx), which browsers report too
}

export const test = base.extend<{ watch: Watch; options: { samples: boolean } }, { server: Served; samples: boolean }>({
  samples: [true, { option: true, scope: 'worker' }],
  server: [
    async ({ samples }, use) => {
      const s = await serve(samples)
      await use(s)
      await s.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  watch: [
    async ({ page, server }, use) => {
      const w: Watch = { errors: [], outside: [], dialogs: [], refusals: false }
      page.on('console', (m) => {
        if (m.type() === 'error') w.errors.push(m.text())
      })
      page.on('pageerror', (e) => w.errors.push(e.message))
      page.on('dialog', (d) => {
        w.dialogs.push(d.message())
        void d.dismiss()
      })
      page.on('request', (r) => {
        if (!r.url().startsWith(server.url)) w.outside.push(r.url())
      })
      await use(w)
      expect(w.errors.filter((e) => !w.refusals || !/status of 4\d\d/.test(e)), 'errors of the page').toEqual([])
      expect(w.outside, 'requests to elsewhere').toEqual([])
      expect(w.dialogs, 'dialogs').toEqual([])
    },
    { auto: true },
  ],
})

// Pages that the walk goes to, with what each must show.
export const paths = ['/', '/documents', '/search?q=%D8%A7%D9%84%D8%B3%D9%88%D9%82', '/paste', '/register', '/claims', '/agenda', '/stories', '/article/2', '/timeline', '/relations', '/relations?dyad=ESP-MAR', '/network', '/map', '/actors', '/actor/european-union', '/alerts', '/decisions', '/decisions?of=story', '/feeds', '/login'] as const

// settled waits until a page has what it loads.
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1')).toBeVisible()
  await expect(page.locator('main .loading')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// accessible fails on what axe finds serious or critical.
export async function accessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const a = (window as unknown as { axe: { run: (o: object) => Promise<{ violations: { id: string; impact: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }> } }).axe
    const r = await a.run({ resultTypes: ['violations'] })
    return r.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => `${v.id}: ${v.help}\n  ${v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 200)} ${(n.failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 200)}`).join('\n  ')}`)
  })
  expect(found).toEqual([])
}
