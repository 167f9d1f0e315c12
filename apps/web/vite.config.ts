import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

const server = 'http://localhost:3000';

export default defineConfig({
  // The server sends these files as they are; browsers take Brotli, everything else gzip.
  plugins: [
    react(),
    tailwindcss(),
    compression({ include: /\.(?:js|css)$/, algorithms: ['brotliCompress', 'gzip'], threshold: 1_000 }),
  ],
  build: {
    target: 'es2023',
    // The content security policy allows neither inline scripts nor data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        // What most screens share is one file instead of fifty, which compresses by a third better.
        codeSplitting: {
          groups: [{ name: 'shared', minShareCount: 5, test: /node_modules|src\/(?:components|lib|app)\// }],
        },
      },
    },
  },
  server: { proxy: { '/trpc': server, '/api': server, '/download': server } },
});
