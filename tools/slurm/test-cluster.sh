#!/usr/bin/env bash
# A real Slurm of virtual nodes on this machine, on loopback only, for tests: one munged, one slurmctld, several slurmd.
#
#   test-cluster.sh up     [--nodes N] [--cpus N] [--memory MB] [--sacct] [FOLDER]   prints what to export
#   test-cluster.sh status FOLDER
#   test-cluster.sh down   [--keep] FOLDER
#
# As root, in a container, without systemd, cgroups, or a write to /etc. `up` may be called again: it starts what is not
# running, such as the slurmd of a node that a test has killed (its pid is the first word of FOLDER/pids/slurmd-n2).
# Debian and Ubuntu: missing packages are installed. --sacct adds slurmdbd on a MariaDB of its own (10 s more).
# Partitions: main (default), and low, whose jobs are requeued when one of main needs their place.
# FOLDER/slurm.conf is written by the first `up` only; SNPRESS_SLURM_CONF_EXTRA holds lines to append to it.
set -euo pipefail

die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }
usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "$0"; exit "${1:-2}"; }

command=${1:-}; shift || true
nodes=2 cpus=2 memory=2000 sacct=no keep=no state=
while (($#)); do
  case $1 in
    --nodes) nodes=$2; shift 2 ;;
    --cpus) cpus=$2; shift 2 ;;
    --memory) memory=$2; shift 2 ;;
    --sacct) sacct=yes; shift ;;
    --keep) keep=yes; shift ;;
    -h | --help) usage 0 ;;
    -*) die "unknown option $1" ;;
    *) [[ -z $state ]] || die "one folder, please"; state=$1; shift ;;
  esac
done

# --- processes -------------------------------------------------------------------------------------------------------

# Field 22 of /proc/PID/stat: with it a pid names one process for ever.
start_time() {
  local stat
  { read -r stat < "/proc/$1/stat"; } 2> /dev/null || return 1
  stat=${stat##*) }
  set -- $stat
  printf '%s\n' "${20}"
}

# Whether the daemon that we started under this name still lives; sets $pid.
is_running() {
  local start
  [[ -f $state/pids/$1 ]] || return 1
  read -r pid start < "$state/pids/$1" || return 1
  [[ $(start_time "$pid") == "$start" && $(cut -d ' ' -f 3 "/proc/$pid/stat" 2> /dev/null) != Z ]]
}

# start NAME COMMAND…: in a session of its own, deaf to our terminal, with no descriptor of ours.
start() {
  local name=$1 pid; shift
  is_running "$name" && return
  setsid env --default-signal=INT,QUIT "$@" < /dev/null >> "$state/log/$name.err" 2>&1 9>&- &
  pid=$!
  disown "$pid" 2> /dev/null || true
  printf '%s %s\n' "$pid" "$(start_time "$pid")" > "$state/pids/$name"
}

# stop NAME: TERM, then KILL after 10 s; only the process that we started.
stop() {
  local pid
  if is_running "$1"; then
    kill -TERM "$pid" 2> /dev/null || true
    for _ in {1..100}; do is_running "$1" || break; sleep 0.1; done
    if is_running "$1"; then kill -KILL "$pid" 2> /dev/null || true; fi
  fi
  rm -f "$state/pids/$1"
}

wait_for() { # SECONDS WHAT COMMAND…
  local tries=$(($1 * 5)) what=$2; shift 2
  until "$@" > /dev/null 2>&1; do
    ((tries-- > 0)) || { tail -n 5 -q "$state"/log/*.err >&2 || true; die "$what did not come up; see $state/log"; }
    sleep 0.2
  done
}

# Processes of jobs: slurmd forks slurmstepd away from itself, so they are found by the name of this cluster, which no
# other has and which is in the environment of every job process; and the slurmstepd that is the parent of one.
job_pids() {
  local process id parent marker="SLURM_CLUSTER_NAME=$(< "$state/cluster-name")"
  for process in /proc/[0-9]*; do
    id=${process#/proc/}
    [[ $id == $$ || $id == "$BASHPID" ]] && continue
    grep -qzxF "$marker" "$process/environ" 2> /dev/null || continue
    echo "$id"
    parent=$(sed 's/.*) . \([0-9]*\) .*/\1/' "$process/stat" 2> /dev/null) || continue
    if [[ $(readlink "/proc/$parent/exe" 2> /dev/null) == */slurmstepd ]]; then echo "$parent"; fi
  done | sort -u
}

# --- ports and packages ----------------------------------------------------------------------------------------------

# N free ports of 127.0.0.1, below the range from which the kernel takes those of outgoing connections.
free_ports() {
  local port=$((10000 + RANDOM % 20000)) found=0
  while ((found < $1)); do
    ((++port))
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null && continue
    echo "$port"; ((++found))
  done
}

install_packages() {
  local need=() policy=/usr/sbin/policy-rc.d made=no
  command -v slurmctld > /dev/null && command -v slurmd > /dev/null && command -v sbatch > /dev/null || need+=(slurm-wlm slurm-client)
  command -v munged > /dev/null || need+=(munge)
  if [[ $sacct == yes ]]; then
    command -v slurmdbd > /dev/null || need+=(slurmdbd)
    command -v mariadbd > /dev/null || need+=(mariadb-server)
  fi
  ((${#need[@]})) || return 0
  [[ $(id -u) == 0 ]] || die "not installed: ${need[*]} (run as root, or install them)"
  # Packages shall not start daemons of their own.
  if [[ ! -e $policy ]]; then printf '#!/bin/sh\nexit 101\n' > "$policy"; chmod +x "$policy"; made=yes; fi
  export DEBIAN_FRONTEND=noninteractive
  {
    apt-get install -y --no-install-recommends "${need[@]}" ||
      { apt-get update && apt-get install -y --no-install-recommends "${need[@]}"; }
  } > "$state/log/apt.log" 2>&1 9>&- || { [[ $made == no ]] || rm -f "$policy"; die "apt-get failed; see $state/log/apt.log"; }
  [[ $made == no ]] || rm -f "$policy"
}

# --- configuration ---------------------------------------------------------------------------------------------------

write_configuration() {
  local host user ports list first last
  host=$(hostname -s) user=$(id -un)
  mapfile -t ports < <(free_ports $((nodes + 3)))
  printf 'snptest%s%s\n' "$$" "$RANDOM" > "$state/cluster-name"
  printf '%s\n' "${ports[@]}" > "$state/ports"
  list="n[1-$nodes]"; ((nodes > 1)) || list=n1
  {
    cat << CONF
ClusterName=$(< "$state/cluster-name")
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=${ports[0]}
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$state/munge/socket
CredType=cred/munge
StateSaveLocation=$state/ctld
SlurmctldPidFile=$state/run/slurmctld.pid
SlurmctldLogFile=$state/log/slurmctld.log
SlurmdSpoolDir=$state/spool/%n
SlurmdPidFile=$state/run/slurmd-%n.pid
SlurmdLogFile=$state/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
DefMemPerCPU=256
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=1
JobAcctGatherParams=OverMemoryKill
SlurmdParameters=config_overrides
ReturnToService=1
SlurmdTimeout=15
KillWait=1
MinJobAge=300
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
SchedulerParameters=bf_interval=2,sched_min_interval=100000
JobCompType=jobcomp/filetxt
JobCompLoc=$state/log/jobcomp.txt
NodeName=DEFAULT CPUs=$cpus RealMemory=$memory State=UNKNOWN
CONF
    for ((i = 1; i <= nodes; i++)); do
      echo "NodeName=n$i NodeHostname=$host NodeAddr=127.0.0.1 Port=${ports[i]}"
    done
    cat << CONF
PartitionName=main Nodes=$list Default=YES MaxTime=INFINITE DefaultTime=10 PriorityTier=10 PreemptMode=OFF
PartitionName=low Nodes=$list MaxTime=INFINITE DefaultTime=10 PriorityTier=1 PreemptMode=REQUEUE GraceTime=0
CONF
    if [[ $sacct == yes ]]; then
      echo "AccountingStorageType=accounting_storage/slurmdbd"
      echo "AccountingStorageHost=127.0.0.1"
      echo "AccountingStoragePass=$state/munge/socket" # for auth/munge: not a password, but the socket of munged
      echo "AccountingStoragePort=${ports[nodes + 1]}"
    fi
    [[ -z ${SNPRESS_SLURM_CONF_EXTRA:-} ]] || printf '%s\n' "$SNPRESS_SLURM_CONF_EXTRA"
  } > "$state/slurm.conf"
  (umask 077; dd if=/dev/urandom of="$state/munge/key" bs=1024 count=1 status=none)
  [[ $sacct == no ]] || (
    umask 077
    cat > "$state/slurmdbd.conf" << CONF
AuthType=auth/munge
AuthInfo=socket=$state/munge/socket
DbdHost=$host
DbdAddr=127.0.0.1
DbdPort=${ports[nodes + 1]}
CommunicationParameters=NoInAddrAny
SlurmUser=$user
PidFile=$state/run/slurmdbd.pid
LogFile=$state/log/slurmdbd.log
StorageType=accounting_storage/mysql
StorageHost=127.0.0.1
StoragePort=${ports[nodes + 2]}
StorageUser=slurm
StoragePass=slurm
StorageLoc=slurm
CONF
  )
}

start_database() {
  local port; port=$(tail -n 1 "$state/ports")
  if [[ ! -d $state/mariadb/mysql ]]; then
    mkdir -p "$state/mariadb"
    mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$state/mariadb" --skip-test-db \
      > "$state/log/mariadb-install.log" 2>&1 9>&- || die "mariadb-install-db failed; see $state/log/mariadb-install.log"
  fi
  start mariadbd mariadbd --no-defaults --user="$(id -un)" --datadir="$state/mariadb" --bind-address=127.0.0.1 --port="$port" \
    --socket="$state/run/mariadb.sock" --pid-file="$state/run/mariadb.pid" --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0
  wait_for 20 MariaDB mariadb-admin --no-defaults --socket="$state/run/mariadb.sock" ping
  mariadb --no-defaults --socket="$state/run/mariadb.sock" -e \
    "create database if not exists slurm; create user if not exists slurm@'127.0.0.1' identified by 'slurm'; create user if not exists slurm@localhost identified by 'slurm'; grant all on slurm.* to slurm@'127.0.0.1'; grant all on slurm.* to slurm@localhost"
  start slurmdbd env SLURM_CONF="$SLURM_CONF" slurmdbd -D
  wait_for 20 slurmdbd sacctmgr -n list cluster
  sacctmgr -n -P list cluster format=cluster | grep -qxF "$(< "$state/cluster-name")" ||
    sacctmgr -i add cluster "$(< "$state/cluster-name")" > /dev/null
}

# --- commands --------------------------------------------------------------------------------------------------------

open_state() {
  [[ -n $state ]] || die "which folder? The one that \`up\` named"
  [[ -f $state/cluster-name ]] || die "$state is no folder of a test cluster"
  state=$(cd "$state" && pwd -P)
  export SLURM_CONF=$state/slurm.conf
  sacct=no; [[ ! -f $state/slurmdbd.conf ]] || sacct=yes
}

node_names() { grep -oP '^NodeName=\Kn\d+' "$state/slurm.conf"; }

all_ready() { # every node has answered, whatever a test has set it to
  local lines; lines=$(sinfo -h -N -p main -o '%N %T') || return 1
  [[ -n $lines && $lines != *'*'* && $lines != *unk* ]]
}

case $command in
  up)
    if [[ -z $state ]]; then state=$(mktemp -d /tmp/slurm-test-XXXXXX); fi
    mkdir -p "$state"; state=$(cd "$state" && pwd -P); chmod 755 "$state"
    ((${#state} < 80)) || die "$state is too long a path for Unix sockets"
    [[ -f $state/cluster-name || -z $(ls -A "$state") ]] || die "$state is neither empty nor a test cluster's"
    exec 9> "$state/lock"; flock 9
    mkdir -p "$state"/{log,run,pids,munge,ctld,spool}
    chmod 755 "$state"/{run,munge}
    [[ ! -f $state/slurmdbd.conf ]] || sacct=yes
    install_packages
    export SLURM_CONF=$state/slurm.conf
    [[ -f $state/slurm.conf ]] || write_configuration
    start munged munged --foreground --num-threads=2 --key-file="$state/munge/key" --socket="$state/munge/socket" \
      --pid-file="$state/munge/pid" --seed-file="$state/munge/seed" --log-file="$state/log/munged.log"
    wait_for 10 munged munge --socket="$state/munge/socket" --no-input
    [[ $sacct == no ]] || start_database
    start slurmctld slurmctld -D -i -f "$SLURM_CONF"
    wait_for 20 slurmctld scontrol ping
    for node in $(node_names); do
      mkdir -p "$state/spool/$node"
      start "slurmd-$node" slurmd -D -N "$node" -f "$SLURM_CONF"
    done
    wait_for 30 'every node' all_ready
    printf '# %s, %s, state in %s\nexport SLURM_CONF=%s\n' "$(sinfo --version)" "$(sinfo -h -o '%P %N %T' | paste -sd ';')" "$state" "$SLURM_CONF"
    ;;
  status)
    open_state
    failed=0
    for file in "$state"/pids/*; do
      [[ -e $file ]] || continue
      name=${file##*/}
      if is_running "$name"; then echo "$name: pid $pid"; else echo "$name: not running"; failed=1; fi
    done
    sinfo -N -o '%N %P %T %c %m %E' 2> /dev/null || { echo 'slurmctld does not answer'; failed=1; }
    squeue -o '%i %j %T %M %l %R' 2> /dev/null || true
    exit "$failed"
    ;;
  down)
    open_state
    exec 9> "$state/lock"; flock 9
    if is_running slurmctld; then
      timeout 10 scancel --state=PENDING --user="$(id -un)" 2> /dev/null || true
      timeout 10 scancel --user="$(id -un)" 2> /dev/null || true
      for _ in {1..30}; do [[ -n $(job_pids) ]] || break; sleep 0.2; done
    fi
    # A name may still be running although its file was removed by a test: those in the configuration, too.
    for node in $(node_names); do stop "slurmd-$node"; done
    for id in $(job_pids); do kill -KILL "$id" 2> /dev/null || true; done
    for name in slurmctld slurmdbd mariadbd munged; do stop "$name"; done
    for id in $(job_pids); do kill -KILL "$id" 2> /dev/null || true; done
    if [[ $keep == no ]]; then
      rm -rf "$state"/{log,run,pids,munge,ctld,spool,mariadb,slurm.conf,slurmdbd.conf,cluster-name,ports,lock}
      rmdir "$state" 2> /dev/null || echo "left what is not the cluster's in $state"
    fi
    ;;
  -h | --help | help) usage 0 ;;
  *) usage 2 ;;
esac
