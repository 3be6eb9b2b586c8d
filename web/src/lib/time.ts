// Keys of time («2018», «2018-03», «2018-W09», «2018-03-01») as moments.

export type Unit = 'day' | 'week' | 'month' | 'year'

// seconds is the begin of a key, in seconds since 1970 UTC; NaN for none.
export function seconds(key: string): number {
  const w = /^(\d{4})-W(\d\d)$/.exec(key)
  if (w) {
    const jan4 = new Date(Date.UTC(Number(w[1]), 0, 4))
    const monday = jan4.getTime() - ((jan4.getUTCDay() + 6) % 7) * 86_400_000
    return monday / 1000 + (Number(w[2]) - 1) * 7 * 86_400
  }
  const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(key)
  return m ? Date.UTC(Number(m[1]), Number(m[2] ?? 1) - 1, Number(m[3] ?? 1)) / 1000 : NaN
}

export const isoDay = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)

// after is the begin of the next unit of time.
export function after(at: number, unit: Unit): number {
  const d = new Date(at * 1000)
  if (unit === 'day') return at + 86_400
  if (unit === 'week') return at + 7 * 86_400
  return Date.UTC(d.getUTCFullYear() + (unit === 'year' ? 1 : 0), d.getUTCMonth() + (unit === 'month' ? 1 : 0), d.getUTCDate()) / 1000
}

// stretch is a unit of time as the filter of time says it: «2018-03»,
// «2018-03-05..2018-03-11».
export function stretch(at: number, unit: Unit): string {
  const from = isoDay(at)
  if (unit === 'year') return from.slice(0, 4)
  if (unit === 'month') return from.slice(0, 7)
  return unit === 'day' ? from : `${from}..${isoDay(after(at, unit) - 86_400)}`
}

export interface Moment {
  at: number
  events: number
}

// central leaves out what is far from the rest: where the outer two hundredths
// of the events at either end take most of the axis (dates of another century),
// the middle alone is kept. rows are in order of time.
export function central<T extends Moment>(rows: T[]): T[] {
  const all = rows.reduce((n, r) => n + r.events, 0)
  const cut = Math.max(1, all * 0.02)
  let [from, to, low, high] = [0, rows.length - 1, 0, 0]
  while (from < to && (low += rows[from]?.events ?? 0) <= cut) from++
  while (to > from && (high += rows[to]?.events ?? 0) <= cut) to--
  const [a, b, first, last] = [rows[from]?.at ?? 0, rows[to]?.at ?? 0, rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0]
  return b > a && (b - a) * 2.5 < last - first ? rows.slice(from, to + 1) : rows
}

// filled puts in the moments at which nothing was, so that bars stand where they
// belong; of very long stretches it leaves them out.
export function filled<T extends Moment>(rows: T[], unit: Unit, none: (at: number) => T, most = 4000): T[] {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return rows
  const at = new Map(rows.map((r) => [r.at, r]))
  const out: T[] = []
  for (let t = first.at; t <= last.at; t = after(t, unit)) {
    if (out.length >= most) return rows
    out.push(at.get(t) ?? none(t))
  }
  return out
}
