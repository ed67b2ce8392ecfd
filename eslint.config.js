import litPlugin from 'eslint-plugin-lit';
import wcPlugin from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const noCasts = {
  selector: 'TSAsExpression:not([typeAnnotation.typeName.name="const"])',
  message: 'No cast: parse it, or make the type say what holds. (`as const` is fine.)',
};
const emptyCatch = { selector: 'CatchClause > BlockStatement[body.length=0]', message: 'Never an empty catch.' };
const clocks = [
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: '`now` is an argument in content/.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: '`now` is an argument in content/.' },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'No randomness in content/.' },
  { selector: 'MemberExpression[object.name="performance"]', message: 'No clock in content/.' },
];

export default tseslint.config(
  { ignores: ['dist/**', 'data/**', 'node_modules/**', 'coverage/**', '.cache/**'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', noCasts, emptyCatch],
    },
  },
  {
    files: ['content/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noCasts, emptyCatch, ...clocks], 'no-console': 'error' },
  },
  {
    files: ['displays/**/*.ts'],
    plugins: { lit: litPlugin, wc: wcPlugin },
    rules: { ...litPlugin.configs['flat/recommended'].rules, ...wcPlugin.configs['flat/recommended'].rules },
  },
);
