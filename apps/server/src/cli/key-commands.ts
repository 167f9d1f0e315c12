import type { Command } from 'commander';
import { resealSecrets } from '#domain/secrets/reseal-secrets.ts';
import { createSecretBox } from '#domain/secrets/secret-box.ts';
import { addKeyToFile, encryptionKeys, generateKey } from '#encryption-keys.ts';
import { withDatabase } from './database.ts';
import { type OutputOptions, printResult } from './print.ts';

export function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('keys that stored secrets are sealed with');

  keys
    .command('generate')
    .description('print a new key for ENCRYPTION_KEY')
    .option('--json', 'print JSON alone')
    .action((options: OutputOptions) => {
      const key = generateKey();
      printResult({ key }, options, [key]);
    });

  keys
    .command('rotate')
    .description('seal every stored secret with the first key; without DATABASE_URL, with a new one')
    .option('--json', 'print JSON alone')
    .action(async (options: OutputOptions) => {
      const resealed = await withDatabase(async (db, env) => {
        const fromFile = env.encryptionKeys.length === 0 && env.databaseUrl === null;
        if (fromFile) addKeyToFile(env.dataDir);
        return await resealSecrets(db, createSecretBox(encryptionKeys(env)));
      });
      printResult({ resealed }, options, [
        `Sealed ${resealed} ${resealed === 1 ? 'secret' : 'secrets'} again. Everything stored needs the first key alone.`,
      ]);
    });
}
