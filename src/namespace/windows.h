/* SPDX-License-Identifier: MIT */
/* The security descriptors that Windows ships for its own namespaces (windows.def; security-descriptors 3.2). */
#ifndef MOFKIT_NAMESPACE_WINDOWS_H
#define MOFKIT_NAMESPACE_WINDOWS_H

#include <stdbool.h>

#include "base/arena.h"
#include "security/descriptor.h"

enum {
	WINDOWS_NAMESPACES = 0
#define WINDOWS_NAMESPACE(path, aces) +1
#include "namespace/windows.def"
#undef WINDOWS_NAMESPACE
};

/* All descriptors of the table, in the arena that was passed to windows_read(). */
struct windows_descriptors {
	const struct sd_descriptor *own[WINDOWS_NAMESPACES];      /* without inherited ACEs; root's first */
	const struct sd_descriptor *whole[WINDOWS_NAMESPACES][2]; /* with them: as explicit and as inherited ACEs */
};

/* Reads the table into the arena. */
void windows_read(struct arena *arena, struct windows_descriptors *descriptors);

/* Finds the descriptor of a namespace, "root\cimv2" in any case, without inherited ACEs; NULL if Windows ships none. */
const struct sd_descriptor *windows_find(const struct windows_descriptors *descriptors, const char *path);

/* Returns whether Windows ships a descriptor, with the ACEs from root explicit or inherited. */
bool windows_ships(const struct windows_descriptors *descriptors, const struct sd_descriptor *descriptor);

/* Returns the SDDL of root's descriptor, the default of a namespace. Static text. */
const char *windows_default_sddl(void);

#endif
