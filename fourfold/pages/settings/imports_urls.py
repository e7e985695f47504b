"""Where imports are, under the settings."""

from django.urls import path

from fourfold.pages.settings import imports, imports_check

urlpatterns = [
    path("import", imports.import_home, name="import"),
    path("import/blank/<str:file>", imports.import_template, name="import-template"),
    path("import/<slug:code>", imports.import_done, name="import-done"),
    path("import/<slug:code>/undo", imports.import_undo, name="import-undo"),
    path("import/<slug:code>/approve", imports.import_approve, name="import-approve"),
    path("import/<slug:code>/check", imports_check.import_check, name="import-check"),
    path("import/<slug:code>/rows.csv", imports_check.import_rows, name="import-rows"),
    path("import/<slug:code>/columns", imports_check.import_columns, name="import-columns"),
    path("import/<slug:code>/leave-out", imports_check.import_leave_out, name="import-leave-out"),
    path("import/<slug:code>/apply", imports_check.import_apply, name="import-apply"),
    path("import/<slug:code>/discard", imports_check.import_discard, name="import-discard"),
]
