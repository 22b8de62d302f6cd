import { randomUUID } from "node:crypto";
import { openDatabase } from "../client/open-database.js";

// Writes rows into the data folder named on the command line for ever, and prints each id once it is acknowledged.
const db = await openDatabase({ dataDir: process.argv[2] });
await db.sql`create table if not exists acknowledged (id uuid primary key, pair int not null)`;

async function write(): Promise<void> {
  for (;;) {
    const id = randomUUID();
    await db.sql.begin(async (tx) => {
      await tx`insert into acknowledged values (${id}, 1)`;
      await tx`update acknowledged set pair = 2 where id = ${id}`;
    });
    process.stdout.write(`${id}\n`);
  }
}

await Promise.all([write(), write(), write()]);
