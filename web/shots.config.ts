import { defineConfig } from '@playwright/test'
import tests from './playwright.config'

// `make shots`: pictures of the pages for docs/images.
export default defineConfig(tests, { testDir: 'shots', timeout: 180_000 })
