"""The file of an edition, for the desk; readers get it from the public site."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from apps.deliveries.models import Edition
from apps.deliveries.pdf import file_name
from apps.desk.access import for_staff


@for_staff
def show(request: HttpRequest, pk: int) -> FileResponse:
    edition = get_object_or_404(Edition.objects.select_related("letter"), pk=pk)
    if not edition.pdf:
        raise Http404
    return FileResponse(edition.pdf.open("rb"), filename=file_name(edition), content_type="application/pdf")
