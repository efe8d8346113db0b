export { factTypes } from './fact-types.ts';
export { jsonSchemas, type SchemaKind } from './json-schema.ts';
export { type CaseOutcome, runRuleTests, type TestOutcome } from './run-tests.ts';
export type { Aspect, Difference } from './test-differences.ts';
export type { Expectation, ExpectedAmount, Stated } from './test-expectation.ts';
export { type CheckedTestFile, checkTestFile, policyBeside, type TestCase, type TestFileOptions } from './test-file.ts';
