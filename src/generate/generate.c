/* SPDX-License-Identifier: MIT */
#include "generate/generate.h"
#include "security/words.h"

#include <string.h>

#include "model/namespace.h"
#include "security/rights.h"
#include "security/sddl.h"

/* Appends text escaped for a MOF literal. */
static void put_escaped(struct text text, struct buffer *out)
{
	for (size_t i = 0; i < text.length; i++) {
		if (strchr("\\\"", text.bytes[i]))
			buffer_put_byte(out, '\\');
		buffer_put_byte(out, (uint8_t)text.bytes[i]);
	}
}

static void put_namespace(struct text path, struct buffer *out)
{
	buffer_put_text(out, "#pragma namespace(\"\\\\\\\\.\\\\");
	put_escaped(path, out);
	buffer_put_text(out, "\")\n\n");
}

/* ---- comments ---- */

static void explain_ace(const struct sd_ace *ace, struct buffer *out)
{
	const struct sd_ace_kind *kind = sd_ace_kind(ace->type);

	buffer_printf(out, "//   %-5s ", kind == NULL ? "other" : kind->effect == SD_EFFECT_DENY ? "deny" : "allow");
	sd_put_principal(&ace->sid, out);
	buffer_put_text(out, ": ");
	if (ace->mask == WBEM_FULL_CONTROL)
		buffer_put_text(out, "all rights");
	else
		rights_describe(RIGHTS_NAMESPACE, ace->mask, out);
	if (kind && kind->tail == SD_TAIL_CONDITION)
		buffer_put_text(out, ", conditional");
	if (ace->flags & SD_INHERIT_ONLY)
		buffer_put_text(out, "; namespaces below only");
	else if (ace->flags & SD_CONTAINER_INHERIT)
		buffer_put_text(out,
				ace->flags & SD_NO_PROPAGATE ? "; also direct children" : "; also namespaces below");
	buffer_put_byte(out, '\n');
}

static void explain_descriptor(const struct policy *policy, struct buffer *out)
{
	const struct sd_acl *dacl = &policy->descriptor->dacl;

	if (policy->is_guess)
		buffer_put_text(
			out,
			"// The earlier descriptor is unknown: this is the Windows default for a new namespace.\n");
	buffer_put_text(out, "// ACEs, in the order in which Windows evaluates them:\n");
	if (dacl->state != SD_ACL_PRESENT)
		buffer_put_text(out, "//   no DACL: everyone has full access\n");
	else if (dacl->count == 0)
		buffer_put_text(out, "//   empty DACL: no one has access\n");
	for (size_t i = 0; i < dacl->count; i++)
		explain_ace(&dacl->aces[i], out);
}

/* ---- statements ---- */

/* The instance of __Namespace in the parent creates the namespace and sets its descriptor. */
static const char *put_descriptor(const struct policy *policy, struct text parent, struct text name, struct buffer *out)
{
	struct arena arena = {0};
	struct buffer sddl = {0};
	const char *error = policy->descriptor ? sddl_format(policy->descriptor, NULL, &arena, &sddl) : NULL;

	if (error) {
		error = "gets a descriptor that SDDL cannot express";
	} else {
		put_namespace(parent, out);
		if (policy->descriptor) {
			buffer_put_text(out, "[NamespaceSecuritySDDL(\"");
			put_escaped((struct text){(const char *)sddl.bytes, sddl.size}, out);
			buffer_put_text(out, "\")]\n");
		}
		buffer_put_text(out, "instance of __Namespace\n{\n\tName = \"");
		put_escaped(name, out);
		buffer_put_text(out, "\";\n};\n\n");
	}
	buffer_free(&sddl);
	arena_free(&arena);
	return error;
}

static void put_deletion(struct text parent, struct text name, struct buffer *out)
{
	buffer_put_text(out, "// Deletes the namespace and everything in it.\n");
	put_namespace(parent, out);
	buffer_put_text(out, "#pragma deleteinstance(\"__Namespace.Name=\\\"");
	put_escaped(name, out);
	buffer_put_text(out, "\\\"\", NOFAIL)\n");
}

static void put_encryption(bool is_required, struct text path, struct buffer *out)
{
	put_namespace(path, out);
	buffer_printf(out, "[RequiresEncryption(%s)]\ninstance of __SystemSecurity\n{\n};\n",
		      is_required ? "TRUE" : "FALSE");
}

static void put_head(const struct policy *policy, const char *path, struct buffer *out)
{
	if (policy->undoes)
		buffer_printf(out, "// Restores %s.\n", path);
	if (policy->requires_encryption)
		buffer_printf(out, "// Remote clients of %s must encrypt: authentication level PktPrivacy.\n", path);
	else
		buffer_printf(out, "// Remote clients of %s do not have to encrypt.\n", path);
	if (policy->descriptor)
		explain_descriptor(policy, out);
	if (policy->creates || policy->descriptor)
		buffer_put_text(out, "// Creates the namespace if it does not exist. Compile with mofcomp on the "
				     "computer to secure.\n");
	else
		buffer_put_text(out, "// The namespace must exist. Compile with mofcomp on the computer to secure.\n");
	if (policy->recovers)
		buffer_put_text(out, "#pragma autorecover\n");
}

const char *generate_mof(const struct policy *policy, const char *path, struct buffer *out)
{
	struct arena arena = {0};
	struct cim_namespace_path parsed;
	const char *full, *slash, *error = NULL;
	struct text parent = {0}, name = {0};

	cim_namespace_parse(&arena, text_of(path), &parsed);
	full = cim_namespace_join(&arena, "root", &parsed);
	slash = strrchr(full, '\\');
	if (slash) {
		parent = (struct text){full, (size_t)(slash - full)};
		name = text_of(slash + 1);
	}
	if (slash == NULL && (policy->descriptor || policy->creates)) {
		error = "has no parent: MOF cannot create it or give it a descriptor";
	} else if (policy->undoes && policy->creates) {
		put_deletion(parent, name, out);
	} else {
		put_head(policy, full, out);
		if (policy->descriptor || policy->creates)
			error = put_descriptor(policy, parent, name, out);
		put_encryption(policy->requires_encryption, text_of(full), out);
	}
	arena_free(&arena);
	return error;
}
