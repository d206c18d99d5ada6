import { z } from 'zod';

/** What the launcher hands to the keeper as its one argument, in JSON. */
export const keeperTaskSchema = z.object({
  /** Arguments to Node: the script first. */
  args: z.array(z.string()),
  cwd: z.string(),
  /** Takes stdout and stderr. */
  logFile: z.string(),
  /** TMPDIR of everything below; removed in the end. */
  tempDir: z.string(),
});
export type KeeperTask = z.infer<typeof keeperTaskSchema>;

/** How long firebase-tools may take to end by itself before its process group is killed. */
export const KEEPER_GRACE_MS = 8000;
