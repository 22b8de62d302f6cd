/** What {@link createTestDatabase} makes: with `PARLEY_TEST_DATABASE_URL` databases on that server, else embedded ones. */
export const testEngine: "embedded" | "postgres" = process.env.PARLEY_TEST_DATABASE_URL ? "postgres" : "embedded";
