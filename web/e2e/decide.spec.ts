// What analysts decide of stories, claims and plans, and how they take it back.
import { accessible, expect, settled, test } from './test'

interface Story {
  id: string
  told: { event: { id: string } }[]
}
interface Claims {
  items: { id: string; status: string; statements: { event?: string; to?: string }[] }[]
}

for (const lang of ['en', 'ar'] as const) {
  test(`a report is taken out of its story and comes back (${lang})`, async ({ page, server }) => {
    const list = await server.get<{ items: Story[] }>('/stories')
    const story = await server.get<Story>(`/stories/${list.items[0]?.id}`)
    const reports = story.told.length
    expect(reports).toBeGreaterThan(2)
    await page.goto(`/stories/${story.id}?lang=${lang}`)
    await settled(page)
    const items = page.locator('main ol > li')
    await expect(items).toHaveCount(reports)
    await items.nth(1).locator('summary').first().click()
    await expect(items.nth(1).getByRole('table')).toBeVisible()
    await items.nth(1).getByRole('button').click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('table')).toBeVisible()
    await accessible(page)
    await dialog.getByRole('button', { name: lang === 'en' ? 'Not the same event' : 'ليس الحدث نفسه', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(items).toHaveCount(reports - 1)
    await page.locator('.told').getByRole('button', { name: lang === 'en' ? 'Undo' : 'تراجع' }).click()
    await expect(async () => {
      // stories are made anew aside: a page that asked while they were is behind by one
      if ((await items.count()) !== reports) await page.reload()
      await expect(items).toHaveCount(reports, { timeout: 2000 })
    }).toPass({ timeout: 20_000 })
    expect((await server.get<{ items: unknown[] }>('/decisions')).items).toHaveLength(0)
  })
}

test('two stories are joined by hand, listed, and taken back', async ({ page, server }) => {
  const list = await server.get<{ items: Story[] }>('/stories')
  const [one, two] = [await server.get<Story>(`/stories/${list.items[0]?.id}`), await server.get<Story>(`/stories/${list.items[1]?.id}`)]
  await page.goto(`/stories/${one.id}`)
  await settled(page)
  await page.getByRole('button', { name: 'Join with another story' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('.loading')).toHaveCount(0)
  await accessible(page)
  await dialog.getByLabel('or the address or id of a story or event').fill(`${server.url}/stories/${two.id}`)
  await dialog.locator('form').getByRole('button', { name: 'They are one event' }).click()
  await expect(page.locator('main ol > li')).toHaveCount(one.told.length + two.told.length)
  await expect(page.locator('main')).toContainText('an analyst said so')
  await page.goto('/decisions?of=story')
  await settled(page)
  await expect(page.locator('main li .chip')).toHaveText('are one event')
  await accessible(page)
  await page.getByRole('button', { name: 'Take back' }).click()
  await expect(page.locator('main')).toContainText('Nothing was decided yet')
  await expect.poll(async () => (await server.get<Story>(`/stories/${one.told[0]?.event.id}`)).told.length, { timeout: 20_000 }).toBe(one.told.length)
})

test('a denial is separated from its claim, and tied to it again', async ({ page, server }) => {
  const all = await server.get<Claims>('/claims?limit=100')
  const claim = all.items.find((c) => c.status === 'denied' && c.statements.some((s) => s.to === c.id && s.event))
  expect(claim).toBeDefined()
  const status = async (): Promise<string | undefined> => (await server.get<Claims>('/claims?all=true&limit=100')).items.find((c) => c.id === claim?.id)?.status
  await page.goto('/claims')
  await settled(page)
  const denial = claim?.statements.find((s) => s.to === claim.id && s.event)?.event ?? ''
  const told = page.locator('.told', { has: page.locator(`a[href*="${denial}"]`) })
  await told.locator('summary').click()
  await accessible(page)
  await told.getByRole('button', { name: 'Does not speak of it' }).click()
  await expect(page.locator('.place')).toContainText('separated')
  await expect.poll(status, { timeout: 20_000 }).not.toBe('denied')

  await page.goto('/claims?status=')
  await settled(page)
  await server.post(`/claims/${claim?.id}/tie`, { statement: denial, right: true })
  await expect.poll(status, { timeout: 20_000 }).toBe('denied')
  await page.goto('/decisions?of=claim')
  await settled(page)
  await expect(page.locator('main li .chip')).toHaveText('speaks of the claim')
})

test('the dialog for tying shows statements, and ties the one that is chosen', async ({ page, server }) => {
  await page.goto('/claims?lang=ar')
  await settled(page)
  await page.getByRole('button', { name: 'أضف ردا' }).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('.loading')).toHaveCount(0)
  await dialog.locator('select').selectOption('alleged')
  await expect(dialog.getByRole('button', { name: 'يتحدث عن هذا الاتهام' }).first()).toBeVisible()
  await accessible(page)
  const before = (await server.get<{ items: unknown[] }>('/decisions?kind=claim')).items.length
  await dialog.getByRole('button', { name: 'يتحدث عن هذا الاتهام' }).first().click()
  await expect(page.locator('.place')).toContainText('رُبط القول')
  await page.locator('.place').getByRole('button', { name: 'تراجع' }).click()
  await expect(page.locator('.place')).toContainText('أُلغي القرار')
  expect((await server.get<{ items: unknown[] }>('/decisions?kind=claim')).items).toHaveLength(before)
})

test('what became of a plan is decided with evidence, and taken back', async ({ page, server }) => {
  await page.goto('/agenda')
  await settled(page)
  const plan = page.locator('section.day').first()
  await plan.getByRole('button', { name: 'What became of it?' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Name an article as evidence').click()
  await dialog.getByRole('button', { name: 'Search' }).click()
  await accessible(page)
  await dialog.getByRole('button', { name: /^Add: / }).first().click()
  await expect(dialog.locator('.chip', { hasText: 'named as evidence' })).toBeVisible()
  await dialog.getByLabel('postponed').check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(plan.locator('.plan .chip').first()).toHaveText('postponed')
  await expect(plan).toContainText('decided by an analyst')
  await page.goto('/decisions?of=plan&lang=ar')
  await settled(page)
  await expect(page.locator('main li .chip', { hasText: 'الموعد: أُجل' })).toBeVisible()
  await expect(page.locator('main li .chip', { hasText: 'شاهد على ما آل إليه' })).toBeVisible()
  await accessible(page)
  while ((await server.get<{ items: { kind: string }[] }>('/decisions')).items.some((d) => d.kind === 'outcome' || d.kind === 'evidence')) {
    const left = await page.locator('main li').count()
    await page.getByRole('button', { name: 'تراجع', exact: true }).first().click()
    await expect(page.locator('main li:not(.none)')).toHaveCount(left - 1)
  }
})

test('corrections are listed with what they changed, exported, and taken back', async ({ page, server }) => {
  const events = await server.get<{ items: { id: string; doc: number }[] }>('/events?limit=2')
  const [one, two] = events.items
  // What other tests left on this server, and of it what was taken back.
  const left = (await (await page.request.get('/api/v1/corrections/lines')).text()).split('\n').filter(Boolean)
  const undone = left.filter((l) => (JSON.parse(l) as { undone?: string }).undone).length
  const before = left.length - undone
  await server.post('/corrections', { event: `${one?.id}@${one?.doc}`, action: 'change', changes: { type: 'THREATEN', realis: 'future' }, note: 'ملاحظة' })
  await server.post('/corrections', { event: `${two?.id}@${two?.doc}`, action: 'reject' })
  await page.goto('/decisions')
  await settled(page)
  const items = page.locator('main li:not(.none)')
  await expect(items).toHaveCount(before + 2)
  const rejected = items.filter({ hasText: 'rejected' })
  const changed = items.filter({ hasText: 'ملاحظة' })
  await expect(rejected).toHaveCount(1)
  await expect(changed.locator('ins', { hasText: 'Threatens' })).toBeVisible()
  await accessible(page)
  const file = await page.request.get((await page.getByRole('link', { name: /Download all/ }).getAttribute('href')) ?? '')
  expect((await file.text()).trim().split('\n')).toHaveLength(left.length + 2)
  await rejected.getByRole('button', { name: 'Take back' }).click()
  await expect(items).toHaveCount(before + 1)
  await page.getByLabel('show those taken back, too').check()
  await expect(items).toHaveCount(left.length + 2)
  await expect(page.locator('.chip', { hasText: 'taken back' })).toHaveCount(undone + 1)
})

test('a feed is followed, its trouble shown, and left', async ({ page, watch }) => {
  watch.refusals = true
  await page.goto('/feeds?lang=ar')
  await settled(page)
  const form = page.getByRole('form', { name: 'تابع خلاصة' })
  await form.getByLabel('عنوان الخلاصة').fill('http://127.0.0.1:9/feed.xml')
  await form.getByLabel('الاسم').fill('وكالة التجربة')
  await form.getByRole('button', { name: 'تابع خلاصة' }).click()
  const feed = page.locator('main li', { hasText: 'وكالة التجربة' })
  await expect(feed).toBeVisible()
  await accessible(page)
  await form.getByLabel('عنوان الخلاصة').fill('http://127.0.0.1:9/feed.xml')
  await form.getByRole('button', { name: 'تابع خلاصة' }).click()
  await expect(page.getByRole('alert')).toContainText('متابعة من قبل')
  await feed.getByRole('button', { name: /^إزالة/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'إزالة' }).click()
  await expect(feed).toHaveCount(0)
})
