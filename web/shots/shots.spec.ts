// Pictures of each page in both languages, for docs/images. They are made small:
// a guide shows them, nobody measures in them.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { settled, test } from '../e2e/test'

const dir = resolve(import.meta.dirname, '../../docs/images')

interface Shot {
  name: string
  path: string
  act?: (page: Page) => Promise<void>
}

const shots: Shot[] = [
  { name: 'today', path: '/' },
  {
    name: 'article',
    path: '/article/2',
    act: async (page) => {
      for (let i = 0; i < 5; i++) await page.keyboard.press('j')
    },
  },
  { name: 'register', path: '/register?realis=actual' },
  { name: 'timeline', path: '/timeline?time=2024' },
  { name: 'relations', path: '/relations?dyad=ESP-MAR' },
  { name: 'network', path: '/network' },
  { name: 'map', path: '/map' },
  { name: 'actor', path: '/actor/european-union' },
  { name: 'claims', path: '/claims' },
  { name: 'agenda', path: '/agenda' },
  { name: 'stories', path: '/stories' },
  {
    name: 'story',
    path: '/stories',
    act: async (page) => {
      await page.locator('main li a').first().click()
      await page.locator('main ol li').first().waitFor()
      await page.locator('main ol summary').first().click()
      await page.evaluate(() => scrollTo(0, 0))
    },
  },
  {
    name: 'outcome',
    path: '/agenda',
    act: async (page) => {
      await page.locator('section.day button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'decisions', path: '/decisions' },
  { name: 'documents', path: '/documents' },
  { name: 'paste', path: '/paste' },
]

async function shoot(page: Page, s: Shot, lang: string, name: string): Promise<void> {
  await page.goto(`${s.path}${s.path.includes('?') ? '&' : '?'}lang=${lang}`)
  await settled(page)
  await s.act?.(page)
  await page.waitForTimeout(600)
  await page.screenshot({ path: resolve(dir, `${name}.jpg`), type: 'jpeg', quality: 62, scale: 'css' })
}

test('pictures', async ({ page, server }) => {
  const events = await server.get<{ items: { id: string; doc: number }[] }>('/events?lang=ar&type=ACCUSE&limit=3')
  const named = events.items.map((e) => `${e.id}@${e.doc}`)
  await server.post('/corrections', { event: named[0], action: 'accept' })
  await server.post('/corrections', { event: named[1], action: 'reject' })
  await server.post('/corrections', { event: named[2], action: 'change', changes: { type: 'THREATEN', realis: 'future' } })
  mkdirSync(dir, { recursive: true })
  for (const lang of ['ar', 'en']) {
    await page.setViewportSize({ width: 1200, height: 780 })
    for (const s of shots) await shoot(page, s, lang, `${s.name}-${lang}`)
  }
  await page.setViewportSize({ width: 390, height: 800 })
  for (const s of shots.slice(0, 2)) await shoot(page, s, 'ar', `${s.name}-phone`)
})
