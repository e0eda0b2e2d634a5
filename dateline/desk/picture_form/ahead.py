"""The job that makes a picture ready for readers before anybody publishes it."""

from dateline.desk.freezing.making_ready import focal_point_of, made_ready
from dateline.desk.freezing.stock import own_words
from dateline.desk.models import DeskImage
from dateline.jobs.leasing import Hopeless, LeasedJob
from dateline.lib.languages import DEFAULT
from dateline.pictures.renditions import make_renditions
from dateline.record.story import UnusableStory

KIND = "desk.picture"


def make_picture_ready(job: LeasedJob) -> str:
    """Develop a picture in all sizes, so that a release finds that done.

    It is done for each language in which something is said of it, as each has a file with its
    own words.
    """
    image = DeskImage.objects.filter(pk=job.payload["image"]).first()
    if image is None:
        return "The picture is no longer on the desk."
    made = 0
    for language in sorted(image.texts) or [DEFAULT]:
        try:
            picture = made_ready(image, own_words(image, language)).picture()
        except UnusableStory as refusal:
            raise Hopeless(str(refusal)) from refusal
        picture.focal_x, picture.focal_y = focal_point_of(image)
        made += make_renditions(picture)
    return f"The picture is ready; {made} sizes were made."
