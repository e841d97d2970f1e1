/** How a Slurm cluster is used. What is absent is left to the cluster. */
export interface SlurmProfile {
  readonly partition?: string | undefined;
  readonly account?: string | undefined;
  /** How long a pilot job may run, as sbatch has it: `04:00:00`. */
  readonly time?: string | undefined;
  /** Cores of a pilot, which are the stages that it runs at one time; 1 by default. */
  readonly cpus?: number | undefined;
  /** What a pilot may take, in bytes. */
  readonly memory?: number | undefined;
  /** How many pilots there are at most; 8 by default. */
  readonly pilots?: number | undefined;
  /** After how many seconds without work a pilot leaves; 60 by default. */
  readonly idle?: number | undefined;
  /** Lines of shell before Node starts, such as `module load nodejs`; then `node` is the one that they bring. */
  readonly setup?: readonly string[] | undefined;
  /** More arguments of sbatch, each as it is. */
  readonly args?: readonly string[] | undefined;
  /** Folder for the logs of pilots, on a disk that all machines see; by default they go when the run has ended. */
  readonly logs?: string | undefined;
}
