"""The web application. A web server does not run Django's checks by itself, so they run here, before the first request."""

import os
import sys

from django.core.management import CommandError, call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign_tracker.settings")

application = get_wsgi_application()

try:
    call_command("check")
except CommandError as refusal:
    print(refusal, file=sys.stderr)
    sys.exit(1)
