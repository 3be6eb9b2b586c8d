// An answer that a part of a page waits for: each part has its own, so that a
// failure of one leaves the others as they are.

export class Answer<T> {
  value = $state.raw<T | null>(null)
  failed = $state.raw<unknown>(null)
  private turn = 0
  private stop = new AbortController()

  constructor(private readonly ask: (signal: AbortSignal) => Promise<T>) {}

  // load asks anew; what was asked before and is still on its way is forgotten.
  // The old value stays until the new one is there.
  load = async (): Promise<void> => {
    this.end()
    const turn = ++this.turn
    this.stop = new AbortController()
    try {
      const value = await this.ask(this.stop.signal)
      if (turn !== this.turn) return
      this.value = value
      this.failed = null
    } catch (e) {
      if (turn === this.turn && !this.stop.signal.aborted) this.failed = e
    }
  }
  // clear forgets the value: what comes is about something else.
  clear(): void {
    this.end()
    this.turn++
    this.value = null
    this.failed = null
  }
  end(): void {
    this.stop.abort()
  }
}
