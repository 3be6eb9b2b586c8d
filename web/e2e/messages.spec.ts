// Every message that a reader may meet is said in Arabic on the Arabic page.
import { messages } from '../src/lib/i18n/ar.messages'
import { accessible, expect, settled, test } from './test'

const asked: [method: string, path: string, body?: unknown][] = [
  ['GET', '/events?type=XYZ'],
  ['GET', '/events?type=ASSAULT/none'],
  ['GET', '/events?time=sometime'],
  ['GET', '/events?time=2018..x'],
  ['GET', '/events?realis=x'],
  ['GET', '/events?background=perhaps'],
  ['GET', '/events?precision=hour'],
  ['GET', '/events?quad=7'],
  ['GET', '/events?sector=nothing'],
  ['GET', '/events?near=Nowhereville'],
  ['GET', '/events?near=1,2&radius=far'],
  ['GET', '/events?confidence=much'],
  ['GET', '/events?unit=x'],
  ['GET', '/events?country=Atlantis'],
  ['GET', '/events?dyad=USA'],
  ['GET', '/events?actor=,'],
  ['GET', '/events?text=-x'],
  ['GET', '/events?text=a%20OR'],
  ['GET', '/events?text=OR'],
  ['GET', '/events?text=a*'],
  ['GET', '/events?cursor=x'],
  ['GET', '/events?limit=0'],
  ['GET', '/events?limit=100000'],
  ['GET', '/events?sort=x'],
  ['GET', '/events?nothing=1'],
  ['GET', '/search?q='],
  ['GET', '/search?q=-x'],
  ['GET', '/events/0000000000000001'],
  ['GET', '/documents/99999'],
  ['GET', '/documents/x'],
  ['GET', '/documents?from=x'],
  ['GET', '/documents/1/why'],
  ['GET', '/documents/1/why?event=0000000000000001'],
  ['GET', '/stories/0000000000000001'],
  ['GET', '/actors/nobody-at-all'],
  ['GET', '/claims?status=x'],
  ['GET', '/agenda?outcome=x'],
  ['GET', '/export/none'],
  ['GET', '/nothing'],
  ['POST', '/samples', {}],
  ['POST', '/code', { text: '' }],
  ['POST', '/code', { text: 'x', html: '<p>x' }],
  ['POST', '/documents', { nothing: 1 }],
  ['POST', '/corrections', { action: 'accept' }],
  ['POST', '/corrections', { action: 'x' }],
  ['POST', '/corrections', { event: '0000000000000001', action: 'accept' }],
  ['POST', '/corrections', { event: 'EVENT', action: 'change' }],
  ['POST', '/corrections', { event: 'EVENT', action: 'change', changes: { date: 'sometime' } }],
  ['POST', '/corrections', { event: 'EVENT', action: 'change', changes: { date: '2018-02..2018-01' } }],
  ['POST', '/corrections', { event: 'EVENT', action: 'change', changes: { type: 'XYZ' } }],
  ['POST', '/corrections', { event: 'EVENT', action: 'change', changes: { mode: 'xyz' } }],
  ['POST', '/corrections', { event: 'EVENT', action: 'change', changes: { realis: 'x' } }],
  ['POST', '/corrections', { event: 'EVENT', action: 'change', changes: { claim: 'x' } }],
  ['POST', '/corrections', { event: 'EVENT', action: 'change', changes: { actor: ['@nobody-at-all'] } }],
  ['POST', '/corrections', { event: 'EVENT', action: 'change', changes: { actor: ['x=nothing'] } }],
  ['POST', '/corrections', { action: 'add', document: 1, trigger: 'kein solches Wort', changes: { type: 'ASSAULT' } }],
  ['POST', '/corrections', { action: 'add', document: 1 }],
  ['DELETE', '/corrections/0000000000000001'],
  ['DELETE', '/decisions/none'],
  ['POST', '/stories/0000000000000001/part', { report: 'EVENT' }],
  ['POST', '/stories/0000000000000001/join', { with: 'EVENT' }],
  ['POST', '/plans/0000000000000001/outcome', { outcome: 'x' }],
  ['POST', '/plans/0000000000000001/report', { document: 99999, right: true }],
  ['POST', '/alerts', { name: '', way: 'atom' }],
  ['POST', '/alerts', { name: 'x', way: 'pigeon' }],
  ['POST', '/alerts', { name: 'x', way: 'webhook', url: 'ftp://x' }],
  ['POST', '/alerts', { name: 'x', way: 'webhook', url: 'http://127.0.0.1/' }],
  ['POST', '/alerts', { name: 'x', way: 'atom', filters: { type: ['XYZ'] } }],
  ['POST', '/alerts', { name: 'x', way: 'atom', filters: { nothing: ['x'] } }],
  ['DELETE', '/alerts/none'],
  ['POST', '/feeds', { url: 'x' }],
  ['POST', '/feeds', { url: '' }],
  ['DELETE', '/feeds?url=http://x'],
  ['POST', '/login', { user: 'x', password: 'y' }],
]

test('every refusal has Arabic words', async ({ server }) => {
  const first = (await server.get<{ items: { id: string; doc: number }[] }>('/events?limit=1')).items[0]
  const missing: string[] = []
  for (const [method, path, body] of asked) {
    const r = await fetch(`${server.url}/api/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body).replaceAll('EVENT', `${first?.id}@${first?.doc}`), headers: { 'Content-Type': 'application/json' } }),
    })
    expect(r.status, `${method} ${path} ${JSON.stringify(body)} is refused`).toBeGreaterThanOrEqual(400)
    const p = (await r.json()) as { detail?: string; errors?: { message?: string }[] }
    for (const m of [p.detail ?? '', ...(p.errors ?? []).map((e) => e.message ?? '')]) {
      if (!messages.some(([pattern]) => pattern.test(m))) missing.push(`${method} ${path}: ${m}`)
    }
  }
  expect(missing).toEqual([])
})

test('the Arabic page tells a refusal in Arabic, and the English words below', async ({ page, watch }) => {
  watch.refusals = true
  await page.goto('/register?time=sometime&lang=ar')
  await settled(page)
  const alert = page.locator('main [role=alert]').first()
  await expect(alert).toContainText(/لا يُقرأ «\u2066?sometime\u2069?» وقتا/)
  await expect(alert.locator('bdi').first()).not.toContainText('is no')
  await alert.getByText('ما قاله الخادم بالإنجليزية').click()
  await expect(alert.locator('[lang=en]')).toContainText('sometime')
  await accessible(page)
})

test('a message without Arabic words of its own is told by its status and field', async ({ page, watch }) => {
  watch.refusals = true
  await page.route('**/api/v1/events?*', (r) =>
    r.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Unprocessable', status: 422, detail: 'nobody ever said this', errors: [{ location: 'query.place', message: 'nor this' }] }) }),
  )
  await page.goto('/register?lang=ar')
  await settled(page)
  const alert = page.locator('main [role=alert]').first()
  await expect(alert).toContainText('لا يمكن الإجابة عن ذلك كما طُلب')
  await expect(alert).toContainText('المكان')
  await alert.locator('summary').click()
  await expect(alert.locator('[lang=en]')).toContainText('nor this')
})
