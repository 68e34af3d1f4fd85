import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    testTimeout: 20_000,
    // Two processes at most: the suite shares a small machine with a database and a browser.
    maxWorkers: 2,
  },
});
