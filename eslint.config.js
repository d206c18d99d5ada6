import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** A room of the house (docs/ARCHITECTURE.md): everything below one folder. */
const room = (type, ...folders) => ({
  type,
  partialMatch: false,
  pattern: folders,
});

/** Nearest folder first: the first pattern that fits decides. */
const rooms = [
  room('domain', 'domain'),
  room('app', 'src/app'),
  { ...room('feature', 'src/features/*'), capture: ['feature'] },
  room('components', 'src/components'),
  room('i18n', 'src/i18n'),
  room('firebase', 'src/firebase'),
  room('functions', 'functions/src'),
  room('mailer', 'mailer/src'),
  room('fs-engine', 'local/firestore/engine'),
  room('fs-api', 'local/firestore/api'),
  room('fs-rules', 'local/firestore/rules'),
  room('fs-durability', 'local/firestore/durability'),
  room('fs-protocol', 'local/firestore/protocol-*'),
  room('fs-triggers', 'local/firestore/triggers'),
  room('fs-server', 'local/firestore'),
  room('local', 'local'),
  room('support', 'tests/support'),
  room('rules-mutation', 'tests/rules-mutation', 'tests/rules-coverage'),
  room('tests', 'tests'),
  room('e2e', 'e2e'),
  room('bench', 'bench'),
];

/** Who may import whom; a room may always import itself. */
const walls = {
  domain: [],
  app: ['feature', 'components', 'i18n', 'firebase', 'domain'],
  feature: ['components', 'i18n', 'firebase', 'domain'],
  components: ['i18n', 'firebase', 'domain'],
  i18n: ['domain'],
  firebase: ['domain'],
  functions: ['domain'],
  mailer: ['domain'],
  'fs-engine': [],
  'fs-rules': [],
  'fs-api': ['fs-engine'],
  'fs-protocol': ['fs-api', 'fs-engine', 'fs-rules'],
  'fs-triggers': ['fs-api', 'fs-engine'],
  'fs-durability': ['fs-engine'],
  'fs-server': ['fs-api', 'fs-engine', 'fs-rules', 'fs-durability', 'fs-protocol', 'fs-triggers'],
  local: ['domain', 'fs-server'],
  support: ['domain', 'local', 'fs-server'],
  // tests/operations runs what the functions do against an embedded Firestore.
  tests: ['domain', 'support', 'local', 'fs-server', 'functions', 'mailer', 'feature'],
  // Mutants of firestore.rules are made from its syntax tree.
  'rules-mutation': ['fs-rules'],
  e2e: ['domain', 'support'],
  bench: ['domain', 'support', 'local', 'fs-server'],
};

const policies = Object.entries(walls).map(([type, others]) => ({
  from: { element: { type } },
  allow: {
    to: {
      element: { types: { anyOf: type === 'feature' ? others : [type, ...others] } },
    },
  },
}));

/** A feature may import itself, never another one. */
policies.push({
  from: { element: { type: 'feature' } },
  allow: {
    to: {
      element: { type: 'feature', captured: { feature: '{{ from.element.captured.feature }}' } },
    },
  },
});

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    '.confdesk/',
    'playwright-report/',
    'test-results/',
    'docs/',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.portal.json', 'tsconfig.node.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // JSX handlers may be async functions; react-hook-form's handleSubmit is one.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'navigator',
          property: 'onLine',
          message: 'It is false beside a server that answers, and true behind a dead router.',
        },
      ],
    },
  },
  {
    // What a person runs in a terminal talks to them there.
    files: [
      'local/**/*.ts',
      'bench/**/*.ts',
      'tests/{attack,rules-mutation,rules-coverage}/run.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    // A test may say 'this is there': if it is not, the test fails, as it should.
    files: ['**/*.test.{ts,tsx}', '**/*.spec.ts', 'tests/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['public/**/*.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['**/*.{js,mjs}'],
    ignores: ['public/**'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['{domain,src,functions,mailer,local,tests,e2e,bench}/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': rooms,
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    rules: { 'boundaries/dependencies': ['error', { default: 'disallow', policies }] },
  },
);
