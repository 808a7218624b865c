// Runs before each integration test file is loaded. Speed, faults and stacks are a whole sandbox's, so files that run at
// the same time have one each: vitest numbers those places from 1, and gives a place to one file at a time.
const urls = process.env.PILOTHOUSE_TEST_SANDBOX_URLS?.split(" ") ?? [];
const url = urls[Number(process.env.VITEST_POOL_ID) - 1];
if (!url) throw new Error(`There are ${urls.length} sandboxes, and none for place ${process.env.VITEST_POOL_ID}: the set-up starts as many as files run at once.`);
process.env.PILOTHOUSE_SANDBOX_URL = url;
