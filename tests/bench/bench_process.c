/* SPDX-License-Identifier: MIT */
/* bench_process MOF FILE...: the memory that `mof check` of each file takes, and how long the program takes to start. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

extern char **environ;

/* Runs a program without output and waits for it; returns what it has used. */
static struct rusage run(char *const *arguments)
{
	posix_spawn_file_actions_t actions;
	struct rusage usage;
	pid_t child;
	int status;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawnp(&child, arguments[0], &actions, NULL, arguments, environ) != 0 ||
	    wait4(child, &status, 0, &usage) != child || status != 0) {
		fprintf(stderr, "bench_process: %s failed\n", arguments[0]);
		exit(1);
	}
	posix_spawn_file_actions_destroy(&actions);
	return usage;
}

static void report_memory(char *mof, char *path)
{
	char *const arguments[] = {mof, (char[]){"check"}, path, NULL};
	double peak = (double)run(arguments).ru_maxrss * 1024;
	struct stat status;
	char what[256];

	if (stat(path, &status) != 0)
		exit(1);
	snprintf(what, sizeof what, "peak memory, %.1f MB / source, %.1f MB", peak / 1e6, (double)status.st_size / 1e6);
	bench_print(what, peak / (double)status.st_size, 10);
}

static void start(void *context)
{
	run(context);
}

static void report_start(char *mof)
{
	char *with_mof[] = {mof, (char[]){"--version"}, NULL}, *with_true[] = {(char[]){"true"}, NULL};
	struct bench_side ours = {.run = start, .context = with_mof, .clock = bench_wall_clock};
	struct bench_side other = {.run = start, .context = with_true, .clock = bench_wall_clock};

	bench_run((struct bench_side *const[]){&ours, &other}, 2);
	printf("start-up: mof --version %.2f ms, true %.2f ms\n", bench_seconds(&ours) * 1e3,
	       bench_seconds(&other) * 1e3);
	bench_print("mof --version / true", bench_ratio(&ours, &other), 0);
}

int main(int argc, char **argv)
{
	if (argc < 3) {
		fputs("usage: bench_process MOF FILE...\n", stderr);
		return 2;
	}
	puts("mof check, a process of its own");
	for (int i = 2; i < argc; i++)
		report_memory(argv[1], argv[i]);
	report_start(argv[1]);
	return 0;
}
