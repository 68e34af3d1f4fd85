import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    testTimeout: 20_000,
    // Loading the knowledge takes seconds: files share what is loaded, and none of them changes modules or globals.
    isolate: false,
    // Two processes at most: the suite shares a small machine with a database and a browser.
    maxWorkers: 2,
  },
});
