/**
 * Runs work while no other tab of this browser runs work of the same name. Where Web Locks are missing (an old browser,
 * an insecure origin) it just runs: the nonce keeps a message from being stored twice.
 */
export async function exclusively(name: string, work: () => Promise<void>): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return work();
  await locks.request(name, work);
}
