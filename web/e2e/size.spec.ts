import { expect, settled, test } from './test'

// What the first view of an empty cache loads, as it comes over the wire.
for (const lang of ['ar', 'en']) {
  for (const path of ['/', '/article/2', '/register']) {
    test(`the first view of ${path} in ${lang} is light`, async ({ page }) => {
      const wire = await page.context().newCDPSession(page)
      await wire.send('Network.enable')
      const kinds = new Map<string, string>()
      let bytes = 0
      let data = 0
      wire.on('Network.responseReceived', (e) => kinds.set(e.requestId, e.response.url))
      wire.on('Network.loadingFinished', (e) => {
        if (kinds.get(e.requestId)?.includes('/api/')) data += e.encodedDataLength
        else bytes += e.encodedDataLength
      })
      await page.goto(`${path}?lang=${lang}`)
      await settled(page)
      test.info().annotations.push({ type: 'size', description: `${path} ${lang}: ${Math.round(bytes / 1024)} kB, answers ${Math.round(data / 1024)} kB` })
      console.log(`  ${path} ${lang}: page ${Math.round(bytes / 1024)} kB, answers ${Math.round(data / 1024)} kB`)
      expect(bytes).toBeGreaterThan(10_000)
      expect(bytes).toBeLessThan(300_000)
    })
  }
}
