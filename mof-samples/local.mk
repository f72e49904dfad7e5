# SPDX-License-Identifier: MIT
MOF_SAMPLES = \
	mof-samples/MyNamespace_security.mof \
	mof-samples/aliases.mof \
	mof-samples/arrays_and_valuemap.mof \
	mof-samples/association.mof \
	mof-samples/cleanup.mof \
	mof-samples/driver_data_block.mof \
	mof-samples/driver_event_block.mof \
	mof-samples/driver_methods.mof \
	mof-samples/embedded_objects.mof \
	mof-samples/event_subscription.mof \
	mof-samples/everyone_edits_security.mof \
	mof-samples/localized_amendment.mof \
	mof-samples/many_errors.mof \
	mof-samples/namespace_with_sddl.mof \
	mof-samples/numbers_and_literals.mof \
	mof-samples/provider_registration.mof \
	mof-samples/qualifier_declarations.mof \
	mof-samples/utf16_names.mof

EXTRA_DIST += $(MOF_SAMPLES)
