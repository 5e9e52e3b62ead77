/**
 * The actions that set tools up, each with the newest major version that is known to exist. `check` proposes them, `init`
 * writes them, and a test holds the workflows and the docs of this repository against them.
 */
export const SET_UP_ACTIONS = {
  node: 'actions/setup-node@v7',
  python: 'actions/setup-python@v7',
  go: 'actions/setup-go@v7',
  java: 'actions/setup-java@v5',
  dotnet: 'actions/setup-dotnet@v5',
  gradle: 'gradle/actions/setup-gradle@v6',
  pnpm: 'pnpm/action-setup@v6',
  bun: 'oven-sh/setup-bun@v2',
  uv: 'astral-sh/setup-uv@v7',
  rust: 'dtolnay/rust-toolchain@stable',
  php: 'shivammathur/setup-php@v2',
  ruby: 'ruby/setup-ruby@v1',
} as const;
