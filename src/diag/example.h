/* SPDX-License-Identifier: MIT */
/* The examples of the lint rules, and the same corrected: the files of tests/rules, compiled into the program. */
#ifndef MOFKIT_DIAG_EXAMPLE_H
#define MOFKIT_DIAG_EXAMPLE_H

/* MOF that raises the code with this id, or NULL if there is no example. Static. */
const char *diag_example(const char *id);

/* The example corrected, or NULL if there is none. Static. */
const char *diag_corrected(const char *id);

#endif
