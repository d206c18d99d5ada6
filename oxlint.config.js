import { defineConfig } from 'oxlint';

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
  room('runs', 'src/runs'),
  room('csv-files', 'src/csv-files'),
  room('components', 'src/components'),
  room('i18n', 'src/i18n'),
  room('firebase', 'src/firebase'),
  room('functions', 'functions/src'),
  room('mailer', 'mailer/src'),
  room('bridge-client', 'bridges/client'),
  { ...room('bridge-adapter', 'bridges/*'), capture: ['adapter'] },
  room('fs-engine', 'firestore-emulator/engine'),
  room('fs-api', 'firestore-emulator/api'),
  room('fs-rules', 'firestore-emulator/rules'),
  room('fs-durability', 'firestore-emulator/durability'),
  room('fs-streams', 'firestore-emulator/streams'),
  room('fs-protocol', 'firestore-emulator/protocol-*'),
  room('fs-triggers', 'firestore-emulator/triggers'),
  room('fs-server', 'firestore-emulator'),
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
  app: ['feature', 'runs', 'components', 'i18n', 'firebase', 'domain'],
  feature: ['runs', 'csv-files', 'components', 'i18n', 'firebase', 'domain'],
  runs: ['components', 'i18n', 'firebase', 'domain'],
  'csv-files': ['components', 'i18n', 'firebase', 'domain'],
  components: ['i18n', 'firebase', 'domain'],
  i18n: ['domain'],
  firebase: ['domain'],
  functions: ['domain'],
  mailer: ['domain'],
  'bridge-client': ['domain'],
  'bridge-adapter': ['bridge-client'],
  'fs-engine': [],
  'fs-rules': [],
  'fs-api': ['fs-engine'],
  'fs-streams': ['fs-api', 'fs-engine'],
  'fs-protocol': ['fs-api', 'fs-engine', 'fs-rules', 'fs-streams'],
  'fs-triggers': ['fs-api', 'fs-engine', 'fs-protocol'],
  'fs-durability': ['fs-engine'],
  'fs-server': [
    'fs-api',
    'fs-engine',
    'fs-rules',
    'fs-durability',
    'fs-streams',
    'fs-protocol',
    'fs-triggers',
  ],
  local: ['domain', 'fs-server', 'bridge-client', 'bridge-adapter'],
  // What is to be stored as the server stores it is stored by the functions' own code.
  support: ['domain', 'local', 'fs-server', 'functions', 'bridge-client'],
  // tests/operations runs what the functions do against an embedded Firestore.
  tests: [
    'domain',
    'support',
    'local',
    'fs-server',
    'functions',
    'mailer',
    'bridge-client',
    'bridge-adapter',
    'feature',
    'runs',
    'csv-files',
  ],
  // Mutants of firestore.rules are made from its syntax tree.
  'rules-mutation': ['fs-rules'],
  e2e: ['domain', 'support'],
  // What is counted is done by the code that does it in production.
  bench: [
    'domain',
    'support',
    'local',
    'fs-server',
    'functions',
    'mailer',
    'bridge-client',
    'bridge-adapter',
  ],
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

/**
 * Which time it is somewhere is said by domain/time alone (docs/time.md): what a runtime knows of zones is of
 * its own age, and what a machine's clock is set to is nobody's account.
 */
const runtimeZones = {
  properties: [
    ...['DateTimeFormat', 'supportedValuesOf'].map((property) => ({ object: 'Intl', property })),
    ...['getFullYear', 'getMonth', 'getDate', 'getDay', 'getHours', 'getMinutes', 'getSeconds'],
    ...['setFullYear', 'setMonth', 'setDate', 'setHours', 'setMinutes', 'getTimezoneOffset'],
    ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'],
    ...['toDateString', 'toTimeString', 'toZonedDateTime', 'toZonedDateTimeISO'],
  ].map((property) => ({
    ...(typeof property === 'string' ? { property } : property),
    message: 'Ask domain/time: a runtime has rules of zones of its own age.',
  })),
  imports: [
    {
      group: [
        ...[
          'temporal-polyfill',
          'temporal-polyfill/*',
          '@js-temporal/*',
          'moment',
          'moment-timezone',
        ],
        ...['moment-timezone/*', 'luxon', 'date-fns-tz', '@date-fns/tz', '@js-joda/*'],
        ...['dayjs/plugin/timezone*', 'dayjs/plugin/utc*'],
      ],
      message: 'Ask domain/time, the one place that knows how clocks go.',
    },
  ],
};

/** It knows the numbering plans of the world, which weigh more than what a page may (docs/bridge.md). */
const numberingPlans = {
  group: ['libphonenumber-js', 'libphonenumber-js/*', '**/bridge/telephone-number.ts'],
  message: 'The portal downloads no numbering plans; the server keeps how numbers are shown.',
};

/**
 * What counts as a mistake. Oxlint runs all of it: its own rules, those that ask for types through a
 * native TypeScript, and the walls through a plugin made for ESLint.
 */
export default defineConfig({
  plugins: ['eslint', 'typescript', 'import', 'react'],
  jsPlugins: ['eslint-plugin-boundaries'],
  options: { typeAware: true },
  ignorePatterns: [
    '**/dist/**',
    '**/node_modules/**',
    '.confdesk/**',
    'playwright-report/**',
    'test-results/**',
    'docs/**',
  ],
  settings: {
    'boundaries/elements': rooms,
    'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
  },
  categories: { correctness: 'error' },
  rules: {
    eqeqeq: 'error',
    'no-restricted-globals': [
      'error',
      {
        name: 'Temporal',
        message: 'Ask domain/time: a runtime has rules of zones of its own age.',
      },
    ],
    'no-restricted-imports': ['error', { patterns: runtimeZones.imports }],
    'no-restricted-properties': ['error', ...runtimeZones.properties],
    'no-array-constructor': 'error',
    'no-case-declarations': 'error',
    'no-console': 'error',
    'no-empty': 'error',
    'no-fallthrough': 'error',
    'no-prototype-builtins': 'error',
    'no-regex-spaces': 'error',
    'no-unexpected-multiline': 'error',
    'no-useless-assignment': 'error',
    'no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    'no-var': 'error',
    'prefer-const': 'error',
    'prefer-rest-params': 'error',
    'prefer-spread': 'error',
    'preserve-caught-error': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-empty-object-type': 'error',
    'typescript/no-explicit-any': 'error',
    // JSX handlers may be async functions; react-hook-form's handleSubmit is one.
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/no-namespace': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-require-imports': 'error',
    'typescript/no-unnecessary-type-assertion': 'error',
    'typescript/no-unnecessary-type-constraint': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-enum-comparison': 'error',
    'typescript/no-unsafe-function-type': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/require-await': 'error',
    'typescript/restrict-plus-operands': 'error',
    'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    // Code points are what we mean where we spread a text.
    'typescript/no-misused-spread': 'off',
    // Texts sorted by code unit are what tests and keys want.
    'typescript/require-array-sort-compare': 'off',
    // Looks at names of namespaces, which the types already hold.
    'import/namespace': 'off',
    // Types count: who reads a file must read what its types mean.
    'import/no-cycle': ['error', { ignoreTypes: false }],
  },
  overrides: [
    {
      files: ['src/**/*.{ts,tsx}'],
      env: { browser: true },
      rules: {
        'react/rules-of-hooks': 'error',
        'react/unsupported-syntax': 'error',
        'no-restricted-properties': [
          'error',
          ...runtimeZones.properties,
          {
            object: 'navigator',
            property: 'onLine',
            message: 'It is false beside a server that answers, and true behind a dead router.',
          },
        ],
      },
    },
    {
      // What must be made once carries a precondition of the database (src/firebase/transact.ts), so
      // a document is written whole through src/firebase only.
      files: ['src/{app,components,csv-files,features,i18n,runs}/**/*.{ts,tsx}'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: ['@confdesk/*', numberingPlans, ...runtimeZones.imports],
            paths: [
              {
                name: 'firebase/firestore/lite',
                importNames: ['addDoc', 'runTransaction', 'setDoc', 'Transaction', 'writeBatch'],
                message: 'Use createOnce, transact or overwrite of src/firebase.',
              },
            ],
          },
        ],
      },
    },
    {
      // What a person runs in a terminal talks to them there.
      files: [
        'local/**/*.ts',
        'firestore-emulator/**/*.ts',
        'bench/**/*.ts',
        'tests/{attack,rules-mutation,rules-coverage}/run.ts',
        'tests/mutation/run-sample.ts',
      ],
      rules: { 'no-console': 'off' },
    },
    {
      // What is longer has a second reason to exist.
      files: ['**/*.{ts,tsx}'],
      excludeFiles: ['**/*.{test,spec}.{ts,tsx}'],
      rules: { 'max-lines': ['error', 300] },
    },
    {
      // Who develops and tests asks for the embedded Firestore by its name; the product does not.
      files: ['{domain,functions,mailer,bridges,e2e}/**/*.{ts,tsx}'],
      rules: {
        'no-restricted-imports': ['error', { patterns: ['@confdesk/*', ...runtimeZones.imports] }],
      },
    },
    {
      files: ['src/firebase/**/*.ts'],
      rules: {
        'no-restricted-imports': [
          'error',
          { patterns: ['@confdesk/*', numberingPlans, ...runtimeZones.imports] },
        ],
      },
    },
    {
      // The one door, and the test that gives a browser another Intl.
      files: ['domain/time/{local-format,machine-zone}.ts', 'e2e/conferences/clocks.spec.ts'],
      rules: { 'no-restricted-properties': 'off' },
    },
    {
      // What makes the door's tables.
      files: ['local/zones/source.ts'],
      rules: { 'no-restricted-imports': 'off' },
    },
    {
      // A test may say 'this is there': if it is not, the test fails, as it should.
      files: ['**/*.test.{ts,tsx}', '**/*.spec.ts', 'tests/**/*.ts'],
      rules: { 'typescript/no-non-null-assertion': 'off' },
    },
    {
      files: ['**/*.{js,mjs}'],
      env: { node: true },
      rules: {
        'no-undef': 'error',
        'no-redeclare': 'error',
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
      },
    },
    {
      files: ['src/outline/*.js'],
      env: { browser: true, node: false },
      // Runs as it is, before anything that could be compiled.
      rules: { 'no-var': 'off' },
    },
    {
      files: [
        '{domain,src,functions,mailer,bridges,local,firestore-emulator,tests,e2e,bench}/**/*.{ts,tsx}',
      ],
      rules: { 'boundaries/dependencies': ['error', { default: 'disallow', policies }] },
    },
  ],
});
