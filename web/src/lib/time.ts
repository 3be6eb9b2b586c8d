// Keys of time («2018», «2018-03», «2018-W09», «2018-03-01») as moments.

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
