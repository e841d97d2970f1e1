import { writeFileSync } from 'node:fs';
import { createMailReader, post } from './mailbox.js';
import type { DriverMessage, PilotFacts, PilotMessage } from './message.js';
import { pilotName, type PilotFiles } from './pilot-files.js';
import type { StageInHand } from './stage-in-hand.js';

/** A pilot as the driver knows it. Times are those of `performance.now()`. */
export interface FleetPilot {
  /** The array job that it belongs to. */
  readonly job: string;
  /** Its name: that of the job and its place in there. */
  readonly name: string;
  /** `submitted`: nothing has been heard of it; `requeued`: it may come back, in minutes; `leaving`: it takes no more. */
  state: 'submitted' | 'here' | 'requeued' | 'leaving' | 'ended';
  /** Who it is since it was last started, and where. */
  self: (PilotFacts & { readonly id: string; readonly since: number }) | undefined;
  heardAt: number;
  /** When its time is over; undefined as long as Slurm has not said. */
  endsAt: number | undefined;
  /** How much time it had in all, in milliseconds. */
  fullTime: number;
  /** How often in a row Slurm has not listed it. */
  unlisted: number;
  /** It is not known whether it was submitted at all. */
  isDoubtful: boolean;
  /** The stages that it has, by the number of the attempt. */
  readonly running: Map<number, StageInHand>;
  /** What it, and an incarnation that comes after it, has said since the last time. */
  readonly read: () => Promise<readonly PilotMessage[]>;
  /** Tells its present incarnation something. */
  readonly tell: (message: WithoutAddressee<DriverMessage>) => void;
}

type WithoutAddressee<Message> = Message extends unknown ? Omit<Message, 'to'> : never;

/** Makes the files of a pilot that is about to be submitted. */
export function createFleetPilot(files: PilotFiles, job: string, index: number): FleetPilot {
  const name = pilotName(job, index);
  let incarnation = -1;
  let readers: (() => Promise<readonly PilotMessage[]>)[] = [];
  // The file of the next one is always there: on NFS one that comes into being may be overlooked for long.
  const openNext = () => {
    incarnation++;
    const outbox = files.outbox(name, incarnation);
    writeFileSync(outbox, '', { flag: 'a' });
    readers = [...readers.slice(-1), createMailReader(outbox)];
  };
  writeFileSync(files.inbox(name), '');
  openNext();
  const pilot: FleetPilot = {
    job,
    name,
    state: 'submitted',
    self: undefined,
    heardAt: 0,
    endsAt: undefined,
    fullTime: Infinity,
    unlisted: 0,
    isDoubtful: false,
    running: new Map(),
    async read() {
      const own = readers.length > 1 ? await readers[0]!() : [];
      const news = await readers.at(-1)!();
      if (news.length > 0) openNext();
      return [...own, ...news];
    },
    tell(message) {
      post(files.inbox(name), { to: pilot.self?.id ?? '', ...message });
    },
  };
  return pilot;
}
