import { basename } from 'node:path';
import { defineConfig } from 'vite';

/** How pages are bundled; which ones, and where to, says scripts/build-pages.ts. */
export default defineConfig({
  // Relative addresses: the bundle does not know where it is served from.
  base: './',
  publicDir: false,
  logLevel: 'silent',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    // A font in a stylesheet as data would need `data:` in the Content-Security-Policy, and the polyfill an inline script.
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      output: {
        entryFileNames: '[name]/main-[hash].js',
        chunkFileNames: 'common/[name]-[hash].js',
        assetFileNames: ({ names: [name = ''] }) => nameAsset(basename(name)),
      },
      // The renderer is the server's: `#pages` exports it, and no page that does not call it carries it.
      treeshake: { moduleSideEffects: (id) => !/preact-render-to-string|[\\/]src[\\/](pages|texts)[\\/].*\.tsx?$/.test(id) },
    },
  },
});

function nameAsset(name: string): string {
  if (name === 'styrka.css') return 'styrka.css';
  return name.endsWith('.woff2') ? 'fonts/[name][extname]' : 'common/[name]-[hash][extname]';
}
