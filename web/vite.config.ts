import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

// What the bundle is made of. Its digest stands in dist/sources.sha256, and a
// test of package web compares it: a stale bundle fails without node too.
const roots = ['index.html', 'package-lock.json', 'svelte.config.js', 'vite.config.ts', 'public', 'src']

function files(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((e) => files(join(path, e.name)))
  } catch {
    return [path]
  }
}

function sources(): Plugin {
  return {
    name: 'sources',
    apply: 'build',
    generateBundle() {
      const sum = createHash('sha256')
      for (const path of roots.flatMap(files).sort()) sum.update(`${path}\0`).update(readFileSync(path)).update('\0')
      this.emitFile({ type: 'asset', fileName: 'sources.sha256', source: `${sum.digest('hex')}\n` })
    },
  }
}

// The server sends a content security policy that allows files of its own and
// nothing else: no inline script or style, no data: fonts.
export default defineConfig({
  plugins: [svelte(), sources()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: {
    // `make web-dev`: the page from Vite, answers from a running `sijil serve`.
    proxy: { '/api': process.env.SIJIL ?? 'http://127.0.0.1:8080' },
  },
})
