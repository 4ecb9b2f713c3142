import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** React's messages point to its own site; ours holds no outside address at all. */
const noOutsideAddress: Plugin = {
  name: "no-outside-address",
  renderChunk: (code) => ({ code: code.replaceAll("https://react.dev/errors/", "React error "), map: null }),
};

export default defineConfig({
  plugins: [react(), noOutsideAddress],
  // Nothing is written into the page itself: the server allows scripts, styles and letters from itself alone.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  css: { preprocessorOptions: { scss: { quietDeps: true, loadPaths: ["node_modules"] } } },
  server: { proxy: { "/api": process.env["METTLE_URL"] ?? "http://127.0.0.1:8080" } },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
});
