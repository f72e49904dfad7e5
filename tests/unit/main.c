/* SPDX-License-Identifier: MIT */
/* Runs every suite and prints TAP. */
#include <stdlib.h>

#include "suites.h"

int main(void)
{
	SRunner *runner = srunner_create(NULL);
	int failed;

	/* No test fails because the machine is slow; CK_DEFAULT_TIMEOUT=4 finds one that hangs. */
	setenv("CK_DEFAULT_TIMEOUT", "0", 0);
#define SUITE(name) srunner_add_suite(runner, name##_suite());
#include "suites.def"
#undef SUITE
	srunner_set_tap(runner, "-");
	srunner_run_all(runner, CK_SILENT);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed > 0;
}
