// Starts `sijil serve` on a register of its own.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Served {
  url: string
  post: (path: string, body?: unknown) => Promise<unknown>
  get: <T = unknown>(path: string) => Promise<T>
  stop: () => Promise<void>
}

function freePort(): Promise<number> {
  return new Promise((ok, no) => {
    const s = createServer()
    s.on('error', no)
    s.listen(0, '127.0.0.1', () => {
      const a = s.address()
      s.close(() => (a && typeof a === 'object' ? ok(a.port) : no(new Error('no port'))))
    })
  })
}

async function answers(url: string, p: ChildProcess, log: () => string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (p.exitCode !== null) break
    try {
      if ((await fetch(`${url}/api/v1/version`)).ok) return
    } catch {
      // not yet
    }
    await new Promise((r) => setTimeout(r, 100))
  }
  throw new Error(`sijil serve does not answer: ${log()}`)
}

// serve starts a server; with samples its register has the shipped ones.
export async function serve(samples: boolean, args: string[] = []): Promise<Served> {
  const bin = process.env.SIJIL ?? resolve(import.meta.dirname, '../../bin/sijil')
  const dir = mkdtempSync(join(tmpdir(), 'sijil-web-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const p = spawn(bin, ['serve', '--listen', `127.0.0.1:${port}`, ...(args.includes('--store') ? [] : ['--store', join(dir, 'register.db')]), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  p.stdout.on('data', (b: Buffer) => (log += b.toString()))
  p.stderr.on('data', (b: Buffer) => (log += b.toString()))
  const stop = async (): Promise<void> => {
    if (p.exitCode === null) {
      const ended = new Promise((r) => p.once('exit', r))
      p.kill('SIGTERM')
      const late = setTimeout(() => p.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(late)
    }
    rmSync(dir, { recursive: true, force: true })
  }
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const r = await fetch(`${url}/api/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
    const text = await r.text()
    if (!r.ok) throw new Error(`${method} ${path}: ${r.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }
  try {
    await answers(url, p, () => log)
    if (samples) {
      await ask('POST', '/samples')
      await linked(url)
    }
  } catch (e) {
    await stop()
    throw e
  }
  return { url, stop, post: (path, body) => ask('POST', path, body ?? {}), get: async <T>(path: string) => (await ask('GET', path)) as T }
}

// linked waits until the samples were compared with each other: they have
// claims and plans by then.
async function linked(url: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const r = await fetch(`${url}/api/v1/claims?limit=1`)
    if (r.ok && ((await r.json()) as { items?: unknown[] }).items?.length) return
    await new Promise((ok) => setTimeout(ok, 200))
  }
  throw new Error('the samples were not compared in time')
}
