/** The version of this package; `pnpm version-packages` keeps it in step with package.json. */
export const version = "0.0.0";
