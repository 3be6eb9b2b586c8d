// The server compares articles again after a decision, in the background.
import { hear } from './live.svelte'

const patience = 8_000

// whileCompared calls load at once and with all news of the next seconds, so
// that what follows from a decision shows itself. It ends early with stop.
export function whileCompared(load: () => unknown): () => void {
  void load()
  const end = hear((kind) => {
    if (kind === 'changed' || kind === 'events') void load()
  })
  const late = setTimeout(stop, patience)
  function stop(): void {
    clearTimeout(late)
    end()
  }
  return stop
}
