// Offsets of the server are bytes of UTF-8; strings here are UTF-16.

const step = 512

// Offsets turns byte offsets of one text into indexes of its string. It keeps a
// mark every some hundred characters and counts on from there, so that a text of
// ten megabytes needs little memory.
export class Offsets {
  private readonly at: number[] = [0] // bytes before the character step·i
  readonly bytes: number

  constructor(private readonly text: string) {
    let b = 0
    for (let i = 0; i < text.length; i++) {
      if (i % step === 0) this.at[i / step] = b
      b += width(text, i)
    }
    this.bytes = b
  }

  // index is where in the string the byte offset is; what lies outside the text
  // is its border, what lies within a character the begin of it.
  index(byte: number): number {
    if (!(byte > 0)) return 0
    if (byte >= this.bytes) return this.text.length
    let lo = 0
    let hi = this.at.length - 1
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1
      if ((this.at[mid] ?? 0) <= byte) lo = mid
      else hi = mid - 1
    }
    let i = lo * step
    let b = this.at[lo] ?? 0
    while (i < this.text.length) {
      const w = width(this.text, i)
      if (b + w > byte) break
      b += w
      i++
    }
    // never between the halves of a pair
    if (isLow(this.text.charCodeAt(i)) && i > 0 && isHigh(this.text.charCodeAt(i - 1))) i--
    return i
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.index(start), this.index(end))
  }
}

const isHigh = (c: number): boolean => c >= 0xd800 && c < 0xdc00
const isLow = (c: number): boolean => c >= 0xdc00 && c < 0xe000

// width is how many bytes the code unit at i adds: the first half of a pair
// adds all four of it, the second none. Half a pair alone is written as U+FFFD.
function width(s: string, i: number): number {
  const c = s.charCodeAt(i)
  if (c < 0x80) return 1
  if (c < 0x800) return 2
  if (isHigh(c) && isLow(s.charCodeAt(i + 1))) return 4
  if (isLow(c) && i > 0 && isHigh(s.charCodeAt(i - 1))) return 0
  return 3
}
