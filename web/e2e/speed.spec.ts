// How long a page takes until it shows what it is for and answers a click, on a
// register of any size: `make web-speed SERVER=http://127.0.0.1:8080`. Each page
// is opened cold: nothing in the browser's cache, no connection.
import { expect, test, type Browser } from '@playwright/test'

const server = process.env.SIJIL_SPEED ?? ''
const times = Number(process.env.SIJIL_SPEED_TIMES ?? 3)
const most = Number(process.env.SIJIL_SPEED_MOST ?? 1000)

interface Measured {
  path: string
  ready: string // what the page is for
  click: string // what is clicked then
  then: string // what answers
}
const away = 'main h1'

async function first(path: string, of: (item: Record<string, unknown>) => unknown): Promise<string> {
  const answer = (await (await fetch(`${server}/api/v1${path}`)).json()) as { items?: Record<string, unknown>[] }
  return String((answer.items?.[0] && of(answer.items[0])) ?? '')
}

// Pages with what stands for their content. An empty list is content, too.
async function pages(): Promise<Measured[]> {
  const [article, story, actor] = [await first('/documents?limit=1', (d) => d.number), await first('/stories?limit=1', (s) => s.id), await first('/actors?limit=1', (a) => a.id)]
  const list = (path: string, item: string): Measured => ({ path, ready: `main ${item}, main .empty`, click: `main ${item} a[href], main .empty`, then: away })
  return [
    list('/', 'article.line'),
    list('/documents', 'li'),
    { path: '/search?q=%D8%A7%D9%84%D8%B1%D8%A6%D9%8A%D8%B3', ready: 'main li mark, main .empty', click: 'main li a, main .empty', then: away },
    { path: '/paste', ready: 'main textarea', click: 'main form .button.plain', then: 'main form' },
    { path: '/register', ready: 'main tbody tr', click: 'main tbody .words a', then: '.coded' },
    { path: '/register?type=ASSAULT&time=2018', ready: 'main tbody tr, main .empty', click: 'main .more .button, main .empty', then: 'main tbody tr, main .empty' },
    list('/claims', 'article.claim'),
    list('/agenda', 'section.day'),
    list('/stories', 'li'),
    ...(story ? [{ path: `/stories/${story}`, ready: 'main ol li', click: 'main ol li a', then: '.coded' }] : []), // made-up registers have none
    { path: `/article/${article}`, ready: '.text', click: 'main .marks .button', then: 'dialog[open]' },
    { path: '/timeline', ready: '.plot canvas', click: 'details.figures summary', then: 'details.figures[open] table' },
    { path: '/relations', ready: 'main li a, main .empty', click: 'main li a, main .empty', then: away },
    { path: '/relations?dyad=USA-RUS', ready: '.plot canvas, main .empty', click: 'details.figures summary, main .empty', then: 'details.figures[open] table, main .empty' },
    { path: '/network', ready: 'main svg circle', click: 'main .tools .button', then: 'main .tools .button:not([disabled])' },
    { path: '/map', ready: 'main svg circle', click: 'main .tools .button', then: 'main svg .land' },
    list('/actors', 'li'),
    { path: `/actor/${encodeURIComponent(actor)}`, ready: 'main section a, main .empty', click: 'main section a', then: away },
    { path: '/alerts', ready: 'main form[aria-label]', click: 'main form .input', then: 'main form .input:focus' },
    list('/decisions', 'li'),
    { path: '/feeds', ready: 'main li, main .empty, main form', click: 'main h1', then: away },
  ]
}

interface Took {
  frame: number // the head and the menu
  ready: number
  click: number
}

async function measure(browser: Browser, m: Measured): Promise<Took> {
  const context = await browser.newContext({ baseURL: server, locale: 'ar' })
  try {
    const page = await context.newPage()
    // The page's own clock, looked at whenever something is drawn.
    await page.addInitScript((ready) => {
      const seen: Record<string, number> = {}
      ;(window as unknown as { seen: typeof seen }).seen = seen
      const look = (): void => {
        if (!seen.frame && document.querySelector('nav a')) seen.frame = performance.now()
        if (!seen.ready && document.querySelector(ready)) seen.ready = performance.now()
      }
      new MutationObserver(look).observe(document, { childList: true, subtree: true })
    }, m.ready)
    await page.goto(m.path, { waitUntil: 'commit' })
    await page.locator(m.ready).first().waitFor({ timeout: 40_000 })
    const seen = await page.evaluate(() => (window as unknown as { seen: { frame: number; ready: number } }).seen)
    const begun = Date.now()
    await page.locator(m.click).first().click({ timeout: 15_000 })
    await page.locator(m.then).first().waitFor({ timeout: 40_000 })
    return { ...seen, click: Date.now() - begun }
  } finally {
    await context.close()
  }
}

const middle = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN
const ms = (n: number): string => `${Math.round(n)}`.padStart(6)

test.use({ screenshot: 'off' })

test.describe('speed', () => {
  test.skip(!server, 'SIJIL_SPEED names no server')
  test.setTimeout(900_000)

  test(`every page answers within ${most} ms`, async ({ browser }) => {
    console.log(`  ${'ms, first and middle of'.padEnd(40)} frame       content         click`)
    for (const m of await pages()) {
      const all: Took[] = []
      try {
        for (let i = 0; i < times; i++) all.push(await measure(browser, m))
      } catch (e) {
        expect.soft(false, `${m.path}: ${String(e).slice(0, 400)}`).toBe(true)
        continue
      }
      const of = (k: keyof Took): string => `${ms(all[0]?.[k] ?? NaN)}${ms(middle(all.map((x) => x[k])))}`
      console.log(`  ${m.path.slice(0, 38).padEnd(38)} ${of('frame')} ${of('ready')} ${of('click')}`)
      expect.soft(middle(all.map((x) => x.ready)), `${m.path} shows its content`).toBeLessThan(most)
    }
  })
})
