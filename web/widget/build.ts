import { join } from 'node:path'
import type { InlineConfig } from 'vite'

/** How the widget is built: everything in one script that any page can load, beside the app and sharing nothing with it. */
export const widgetBuild = (outDir: string): InlineConfig => ({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    lib: { entry: join(import.meta.dirname, 'main.ts'), formats: ['iife'], name: 'aerieWidget', fileName: () => 'widget.js' },
    outDir,
    emptyOutDir: false,
    target: 'es2022',
  },
})
