# SPDX-License-Identifier: MIT
# make bench: what things cost beside something simple that is measured in the same run. Nothing here is built by
# make or make check, and no figure fails: bounds are printed with whether they hold.
BENCHES = tests/bench/generate_mof tests/bench/bench_check tests/bench/bench_scale \
	tests/bench/bench_process tests/bench/bench_sddl tests/bench/bench_ds
BENCH_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/bench
EXTRA_PROGRAMS += $(BENCHES)
EXTRA_DIST += tests/bench/run tests/bench/bare_scan.l
CLEANFILES += $(BENCHES) tests/bench/bare_scan.c

tests_bench_generate_mof_SOURCES = tests/bench/generate_mof.c
tests_bench_bench_check_SOURCES = \
	tests/bench/bench_check.c tests/bench/bench.c tests/bench/bench.h tests/bench/bare_scan.h
nodist_tests_bench_bench_check_SOURCES = tests/bench/bare_scan.c
tests_bench_bench_check_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_bench_check_LDADD = libmofkit.la
tests_bench_bench_scale_SOURCES = tests/bench/bench_scale.c tests/bench/bench.c tests/bench/bench.h
tests_bench_bench_scale_LDADD = libmofkit.la
tests_bench_bench_process_SOURCES = tests/bench/bench_process.c tests/bench/bench.c tests/bench/bench.h
tests_bench_bench_sddl_SOURCES = tests/bench/bench_sddl.c tests/bench/bench.c tests/bench/bench.h
tests_bench_bench_sddl_LDADD = libmofkit.la
tests_bench_bench_ds_SOURCES = tests/bench/bench_ds.c tests/bench/bench.c tests/bench/bench.h
tests_bench_bench_ds_LDADD = libmofkit.la

tests/bench/bare_scan.c: tests/bench/bare_scan.l
	@$(MKDIR_P) tests/bench
	$(AM_V_GEN)$(FLEX) --outfile=$@ $(srcdir)/tests/bench/bare_scan.l

# make bench CORPUS=DIR measures files of another place.
CORPUS = $(srcdir)/../shared/corpus

bench: $(BENCHES) mof
	@sh $(srcdir)/tests/bench/run . '$(CORPUS)'
.PHONY: bench
